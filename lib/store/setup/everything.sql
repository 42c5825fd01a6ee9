-- Every row of @table.
SELECT * FROM plan.@table
