-- The words of some actions, in the order asked.
SELECT key, code, title, axis_code, lead, owner, deadline, deadline_text, deadline_precision, initial_deadline, status, progress, expected, situation, reason_code, reason_value, waiting_on, waiting_since, support_requested
FROM situations($revision, $plan, $day)
WHERE list_contains($keys, key)
ORDER BY list_position($keys, key)
