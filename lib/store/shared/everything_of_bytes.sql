-- Every row of @table, as values.
SELECT @columns FROM plan.@table
