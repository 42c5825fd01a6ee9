-- The indicators of the actions of the plan, or of one: with its code and title, how many values each has, the last one.
WITH taken AS (
    SELECT indicator, count(*) AS measured, max(measured_on) AS last_on, arg_max(value, measured_on) AS last_value,
        arg_max(span, measured_on) AS last_span
    FROM measures_at($revision, $plan)
    GROUP BY indicator
)
SELECT i.key, i.action, i.name, i.unit, i.direction, i.baseline, i.baseline_on, i.target, i.target_on,
    a.code AS action_code, a.title AS action_title, coalesce(t.measured, 0) AS measured, t.last_on, t.last_value, t.last_span
FROM indicators_at($revision, $plan) AS i
LEFT JOIN actions_at($revision, $plan) AS a ON a.key = i.action
LEFT JOIN taken AS t ON t.indicator = i.key
WHERE ($action IS NULL AND a.key IS NOT NULL) OR i.action = $action
ORDER BY in_order(a.code), a.title, i.name, i.key
