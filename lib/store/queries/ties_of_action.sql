-- What an action needs (`is_needed`) and what needs it, each with its situation on a day; one that is archived has none.
SELECT d.key, d.why, d.action = $key AS is_needed, o.key AS other, o.code, o.title, s.responsible, s.due_on AS deadline,
    s.due_text AS deadline_text, s.due_precision AS deadline_precision, s.progress, s.situation, coalesce(s.is_open, FALSE) AS is_open,
    coalesce(s.is_past_due, FALSE) AS is_past_due, o.archived_on
FROM dependencies_at($revision, $plan) AS d
JOIN actions_stored($revision, $plan) AS o ON o.key = CASE WHEN d.action = $key THEN d.needs ELSE d.action END
LEFT JOIN situations($revision, $plan, $day) AS s ON s.key = o.key
WHERE d.action = $key OR d.needs = $key
ORDER BY is_needed DESC, s.axis_position, length(o.code), o.code, o.key
