-- Ends the standing rows of `declaration` whose key is in `closing`, at revision $revision.
UPDATE plan.declaration
SET valid_to = $revision
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM closing)
