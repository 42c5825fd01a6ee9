-- The rows of `setting` standing at revision $revision.
SELECT key, value
FROM plan.setting
WHERE plan = $plan AND valid_from <= $revision AND (valid_to IS NULL OR valid_to > $revision)
