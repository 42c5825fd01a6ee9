-- The rows of `axis` standing at revision $revision.
SELECT key, code, title, position, weather, weather_reason
FROM plan.axis
WHERE plan = $plan AND valid_from <= $revision AND (valid_to IS NULL OR valid_to > $revision)
