-- Open actions whose next move is another organisation's, the longest wait first.
SELECT key, code, title, lead, owner, responsible, situation, waiting_on, waiting_since, date_diff('day', waiting_since, $day) AS days_waiting
FROM situations($revision, $plan, $day)
WHERE is_open AND waiting_on IS NOT NULL
ORDER BY waiting_since NULLS LAST, axis_position, length(code), code
