-- The words of some actions, in the order asked.
SELECT key, code, title, lead, owner, responsible, deadline, deadline_text, deadline_precision, progress, expected, situation, waiting_on,
    waiting_since, support_requested
FROM situations($revision, $plan, $day)
WHERE list_contains($keys, key)
ORDER BY list_position($keys, key)
