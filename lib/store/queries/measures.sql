-- The values measured of the indicators of the plan, or of one action, the earliest first.
SELECT m.key, m.indicator, m.measured_on, m.span, m.value, m.source
FROM measures_at($revision, $plan) AS m
JOIN indicators_at($revision, $plan) AS i ON i.key = m.indicator
WHERE $action IS NULL OR i.action = $action
ORDER BY m.measured_on, m.key
