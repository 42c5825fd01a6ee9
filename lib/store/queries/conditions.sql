-- What some actions need that is not done, each with its situation on a day.
SELECT t.action, s.key AS other, s.code, s.title, s.due_on AS deadline, s.due_text AS deadline_text, s.due_precision AS deadline_precision,
    s.situation, s.is_past_due
FROM ties($revision, $plan) AS t
JOIN situations($revision, $plan, $day) AS s ON s.key = t.needs
WHERE list_contains($keys, t.action) AND s.situation <> 'done'
ORDER BY t.action, s.axis_position, length(s.code), s.code, s.key
