-- What some open actions need that is not done, each with its situation on a day.
SELECT t.action, a.code AS action_code, a.title AS action_title, s.key, s.code, s.title, s.due_on AS deadline, s.due_text AS deadline_text,
    s.due_precision AS deadline_precision, s.situation, s.is_past_due
FROM ties($revision, $plan) AS t
JOIN actions_at($revision, $plan) AS a ON a.key = t.action
JOIN situations($revision, $plan, $day) AS s ON s.key = t.needs
WHERE list_contains($keys, t.action) AND open_as(a.status) AND s.situation <> 'done'
ORDER BY s.axis_position, length(s.code), s.code, s.key, length(a.code), a.code
