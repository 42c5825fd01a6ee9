-- The rows of `setting` that revision $revision ended or began: every one, or those whose key is in `wanted`.
SELECT key, value, valid_from = $revision AS begins, valid_to IS NOT DISTINCT FROM $revision AS ends
FROM plan.setting
WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
    AND ($every OR key IN (SELECT key FROM wanted))
