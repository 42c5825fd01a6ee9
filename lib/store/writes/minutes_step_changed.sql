-- The rows of `minutes_step` that revision $revision ended or began: every one, or those whose key is in `wanted`.
SELECT key, minutes, step, done_on, done_by, note, file_name, sha256, valid_from = $revision AS begins, valid_to IS NOT DISTINCT FROM $revision AS ends
FROM plan.minutes_step
WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
    AND ($every OR key IN (SELECT key FROM wanted))
