-- What an action needs (`is_needed`) and what needs it, each with its situation on a day.
SELECT t.key, t.why, t.needs = s.key AS is_needed, s.key AS other, s.code, s.title, s.responsible, s.due_on AS deadline, s.due_text AS deadline_text,
    s.due_precision AS deadline_precision, s.progress, s.situation, s.is_open, s.is_past_due
FROM ties($revision, $plan) AS t
JOIN situations($revision, $plan, $day) AS s ON s.key = CASE WHEN t.action = $key THEN t.needs ELSE t.action END
WHERE t.action = $key OR t.needs = $key
ORDER BY is_needed DESC, s.axis_position, length(s.code), s.code, s.key
