-- Of each axis, how many actions are tracked and how many of them have a planned, a committed and a spent amount.
WITH held AS (
    SELECT
        action,
        bool_or(planned IS NOT NULL) AS planned,
        bool_or(committed IS NOT NULL) AS committed,
        bool_or(spent IS NOT NULL) AS spent
    FROM fundings_at($revision, $plan)
    GROUP BY action
)
SELECT
    x.key AS axis_key,
    count(*) AS tracked,
    count(*) FILTER (h.planned OR a.budget IS NOT NULL) AS planned,
    count(*) FILTER (h.committed) AS committed,
    count(*) FILTER (h.spent) AS spent,
    count(*) FILTER (h.planned OR h.committed OR h.spent OR a.budget IS NOT NULL) AS told
FROM actions_at($revision, $plan) AS a
LEFT JOIN axes_at($revision, $plan) AS x ON x.key = a.axis
LEFT JOIN held AS h ON h.action = a.key
WHERE a.status IS DISTINCT FROM 'cancelled'
GROUP BY x.key
