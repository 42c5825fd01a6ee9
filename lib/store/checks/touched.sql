-- The revisions that begin or end a row of @table; asked of every table at once.
SELECT valid_from AS number FROM plan.@table
UNION
SELECT valid_to FROM plan.@table WHERE valid_to IS NOT NULL
