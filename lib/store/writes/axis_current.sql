-- The standing rows of `axis` among the keys about to change (registered as `touched`).
SELECT key, code, title, position, weather, weather_reason
FROM plan.axis
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM touched)
