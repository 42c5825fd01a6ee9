-- The axes of the plan, in order.
SELECT key, code, title, position, weather, weather_reason FROM axes_at($revision, $plan) ORDER BY position, code
