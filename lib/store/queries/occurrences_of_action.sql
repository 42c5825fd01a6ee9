-- The occurrences of an action, in the order of their days.
SELECT o.key, o.planned_on, o.due_on, coalesce(o.state, 'planned') AS state, o.done_on, o.comment,
    coalesce(o.state, 'planned') = 'planned' AND s.is_open AND o.due_on < $day AS is_past_due
FROM occurrences_at($revision, $plan) AS o
JOIN situations($revision, $plan, $day) AS s ON s.key = o.action
WHERE o.action = $key
ORDER BY o.due_on, o.planned_on, o.key
