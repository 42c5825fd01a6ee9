-- What moved between two states of a plan, action by action, in plan order.
SELECT *
FROM movements($before, $day_before, $revision, $day, $plan)
WHERE has_moved
ORDER BY axis_position, length(code), code, title
LIMIT $limit
