-- Open actions whose deadline falls within a number of days, the nearest first.
SELECT key, code, title, axis_code, axis_title, lead, organisation, owner, priority, situation, status, progress, deadline, days_left, count(*) OVER () AS found
FROM situations($revision, $plan, $day)
WHERE is_open AND days_left BETWEEN 0 AND $days
ORDER BY days_left, length(code), code
LIMIT $limit
