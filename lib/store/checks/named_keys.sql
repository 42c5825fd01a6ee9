-- Every key that a row of @table ever had, with the name of the table.
SELECT DISTINCT plan, '@table:' || key AS key FROM plan.@table
