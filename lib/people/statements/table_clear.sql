-- No row of a table.
DELETE FROM people.@table
