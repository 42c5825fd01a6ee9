-- The standing rows of `declaration` among the keys about to change (registered as `touched`).
SELECT key, action, organisation, status, progress, declared_on, evidence, comment, settled_on, settled_by, settled_reason
FROM plan.declaration
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM touched)
