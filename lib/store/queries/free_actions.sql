-- Actions that no undertaking leads to, cancelled ones aside, in plan order, a page at a time.
SELECT s.key, s.code, s.title, s.axis_code, s.axis_title, s.lead, s.source, s.situation, count(*) OVER () AS found
FROM situations($revision, $plan, $day) AS s
WHERE s.is_tracked AND NOT EXISTS (SELECT 1 FROM undertaking_links($revision, $plan) AS l WHERE l.action = s.key)
ORDER BY s.axis_position, length(s.code), s.code
LIMIT $limit OFFSET $offset
