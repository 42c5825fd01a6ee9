-- The standing rows of @table among the keys about to change (registered as `touched`), whoever writes.
SELECT key, @columns
FROM plan.@table
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM touched)
