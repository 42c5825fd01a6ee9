-- The rows of `minutes_step` standing at revision $revision.
SELECT key, minutes, step, done_on, done_by, note, file_name, sha256
FROM plan.minutes_step
WHERE plan = $plan AND valid_from <= $revision AND (valid_to IS NULL OR valid_to > $revision)
