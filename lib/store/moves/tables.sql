-- The tables of a database of the root, whichever they are: a table that a migration adds is moved too.
SELECT table_name FROM duckdb_tables() WHERE database_name = $database AND schema_name = 'main' ORDER BY table_name
