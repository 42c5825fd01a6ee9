-- The rows of `declaration` that revision $revision ended or began: every one, or those whose key is in `wanted`.
SELECT key, action, organisation, status, progress, declared_on, evidence, comment, settled_on, settled_by, settled_reason, valid_from = $revision AS begins, valid_to IS NOT DISTINCT FROM $revision AS ends
FROM plan.declaration
WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
    AND ($every OR key IN (SELECT key FROM wanted))
