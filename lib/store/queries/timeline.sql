-- Bars of the calendar: actions with a start or a deadline, of one axis or all, a page at a time.
SELECT key, code, title, start, deadline, initial_deadline, situation, count(*) OVER () AS found
FROM situations($revision, $plan, $day)
WHERE ($axis IS NULL OR axis = $axis) AND deadline IS NOT NULL AND NOT is_continuous
ORDER BY axis_position, coalesce(start, deadline), length(code), code
LIMIT $limit OFFSET $offset
