-- The rows of `declaration` standing at revision $revision.
SELECT key, action, organisation, status, progress, declared_on, evidence, comment, settled_on, settled_by, settled_reason
FROM plan.declaration
WHERE plan = $plan AND valid_from <= $revision AND (valid_to IS NULL OR valid_to > $revision)
