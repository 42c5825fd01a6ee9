-- What is not filled in, action by action, of one or all: no deadline, owner, progress, status, lead or deliverable at 100 %.
WITH s AS (SELECT * FROM situations($revision, $plan, $day) WHERE is_tracked AND ($key IS NULL OR key = $key))
SELECT key, code, title, field
FROM (
    SELECT key, code, title, 'deadline' AS field, axis_position FROM s WHERE deadline IS NULL AND NOT is_continuous
    UNION ALL SELECT key, code, title, 'owner', axis_position FROM s WHERE owner IS NULL
    UNION ALL SELECT key, code, title, 'organisation', axis_position FROM s WHERE organisation IS NULL
    UNION ALL SELECT key, code, title, 'progress', axis_position FROM s WHERE progress IS NULL
    UNION ALL SELECT key, code, title, 'status', axis_position FROM s WHERE status IS NULL
    UNION ALL SELECT key, code, title, 'start', axis_position FROM s WHERE start IS NULL
    UNION ALL SELECT key, code, title, 'completed_on', axis_position FROM s WHERE status = 'done' AND completed_on IS NULL
    UNION ALL SELECT key, code, title, 'evidence', axis_position FROM s WHERE status = 'done' AND evidence IS NULL AND deliverable IS NULL
)
ORDER BY field, axis_position, length(code), code
LIMIT $limit
