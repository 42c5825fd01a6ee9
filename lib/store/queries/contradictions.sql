-- Values that disagree: done below 100 %, 100 % and not done, an end before the start.
WITH s AS (SELECT * FROM situations($revision, $plan, $day) WHERE is_tracked)
SELECT * EXCLUDE (axis_position)
FROM (
    SELECT key, code, title, 'done_below_100' AS rule, axis_position FROM s WHERE status = 'done' AND progress < 100
    UNION ALL SELECT key, code, title, 'full_not_done', axis_position FROM s WHERE is_open AND progress >= 100
    UNION ALL SELECT key, code, title, 'end_before_start', axis_position FROM s WHERE deadline < start
)
ORDER BY rule, axis_position, length(code), code
LIMIT $limit
