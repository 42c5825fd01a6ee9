-- Adds the rows registered as `incoming` to @table.
INSERT INTO plan.@table BY NAME SELECT * FROM incoming
