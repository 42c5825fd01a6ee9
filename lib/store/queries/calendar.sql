-- The deadlines of the plan with the revision that last wrote each action, of one owner or all, the nearest first.
SELECT s.key, s.code, s.title, s.axis_code, s.axis_title, s.owner, s.lead, s.responsible, s.deadline, s.deadline_text, s.deadline_precision, s.situation, s.valid_from AS revision, r.recorded_at
FROM situations($revision, $plan, $day) AS s
JOIN plan.revision AS r ON r.number = s.valid_from
WHERE s.deadline IS NOT NULL AND NOT s.is_continuous AND ($owner IS NULL OR s.owner = $owner)
ORDER BY s.deadline, length(s.code), s.code
