-- The deadlines of the plan, and the next occurrence of what comes back, with the revision that last wrote each action, of one owner or all, the nearest first.
SELECT s.key, s.code, s.title, s.axis_code, s.axis_title, s.organisation, s.owner, s.lead, s.responsible, s.due_on AS deadline, s.due_text AS deadline_text, s.due_precision AS deadline_precision, s.situation, s.valid_from AS revision, r.recorded_at
FROM situations($revision, $plan, $day) AS s
JOIN plan.revision AS r ON r.number = s.valid_from
WHERE s.due_on IS NOT NULL AND (s.is_recurring OR NOT s.is_continuous) AND ($owner IS NULL OR s.owner = $owner)
ORDER BY s.due_on, length(s.code), s.code
