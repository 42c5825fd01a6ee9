-- What each organisation declared last of each action, of one action or all; only divergences when asked, in plan order.
SELECT *, count(*) OVER () AS found
FROM declared($revision, $plan, $day)
WHERE ($key IS NULL OR action = $key) AND (NOT $divergent OR is_divergent)
ORDER BY axis_position, length(code), code, action, organisation
LIMIT $limit OFFSET $offset
