-- A row of a table, unless it is there.
INSERT INTO people.@table (@columns) VALUES (@values) ON CONFLICT DO NOTHING
