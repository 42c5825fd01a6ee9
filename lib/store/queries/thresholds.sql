-- The limits in force beside their defaults.
SELECT name, default_value, value FROM thresholds_at($revision, $plan) ORDER BY name
