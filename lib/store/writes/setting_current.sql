-- The standing rows of `setting` among the keys about to change (registered as `touched`).
SELECT key, value
FROM plan.setting
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM touched)
