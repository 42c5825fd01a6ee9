-- Ends the standing rows of @table with some keys, at a revision.
UPDATE plan.@table
SET valid_to = $revision
WHERE plan = $plan AND valid_to IS NULL AND key = ANY($keys)
