-- The rows of `declaration` standing at revision $revision.
SELECT key, action, organisation, status, progress, declared_on, evidence, comment, settled_on, settled_by, settled_reason
FROM declarations_at($revision, $plan)
