-- Ends the standing rows of @table whose key is in `closing`, at revision $revision.
UPDATE plan.@table
SET valid_to = $revision
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM closing)
