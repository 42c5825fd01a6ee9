-- Actions that no commitment leads to, cancelled ones aside, in plan order, a page at a time.
WITH page AS (
    SELECT a.key, count(*) OVER () AS found
    FROM actions_at($revision, $plan) AS a
    LEFT JOIN axes_at($revision, $plan) AS x ON x.key = a.axis
    WHERE a.status IS DISTINCT FROM 'cancelled'
        AND NOT EXISTS (SELECT 1 FROM commitment_links($revision, $plan) AS l WHERE l.action = a.key)
    ORDER BY coalesce(x.position, 2147483647), length(a.code), a.code
    LIMIT $limit OFFSET $offset
)
SELECT s.key, s.code, s.title, s.lead, s.source, s.situation, page.found
FROM situations($revision, $plan, $day) AS s
JOIN page ON page.key = s.key
ORDER BY s.axis_position, length(s.code), s.code
