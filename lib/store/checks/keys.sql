-- Every key that a row of @table ever had.
SELECT DISTINCT plan, key FROM plan.@table
