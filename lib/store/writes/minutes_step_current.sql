-- The standing rows of `minutes_step` among the keys about to change (registered as `touched`).
SELECT key, minutes, step, done_on, done_by, note, file_name, sha256
FROM plan.minutes_step
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM touched)
