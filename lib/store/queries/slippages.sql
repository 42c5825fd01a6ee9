-- Actions whose deadline is no longer the first one, the largest move first.
SELECT key, code, title, axis_code, axis_title, lead, initial_deadline, deadline, slip_days, situation, count(*) OVER () AS found
FROM situations($revision, $plan, $day)
WHERE slip_days <> 0 AND is_tracked
ORDER BY abs(slip_days) DESC, length(code), code
LIMIT $limit
