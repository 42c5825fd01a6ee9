-- Every row of a table.
SELECT * FROM people.@table
