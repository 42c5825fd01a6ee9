-- The rows registered as `incoming`, into a table of one of the databases of the root.
INSERT INTO @database.@table BY NAME SELECT * FROM incoming
