-- Whether @table has a row.
SELECT EXISTS (SELECT 1 FROM plan.@table)
