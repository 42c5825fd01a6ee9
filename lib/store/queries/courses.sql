-- How far some actions that come back are on a day.
SELECT c.action, c.counted, c.done, c.next_due
FROM courses($revision, $plan, $day) AS c
JOIN actions_at($revision, $plan) AS a ON a.key = c.action
WHERE list_contains($keys, c.action) AND a.recurrence IS NOT NULL AND c.counted > 0
ORDER BY c.action
