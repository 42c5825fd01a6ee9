-- Ends the rows of @table that other servers ended (registered as `ended`).
UPDATE plan.@table AS t
SET valid_to = CAST(e.valid_to AS INTEGER)
FROM ended AS e
WHERE t.plan = e.plan AND t.key = e.key AND t.valid_from = CAST(e.valid_from AS INTEGER)
