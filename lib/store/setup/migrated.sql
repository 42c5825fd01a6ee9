-- Whether the plan has a record of migrations.
SELECT table_name FROM duckdb_tables() WHERE database_name = 'plan' AND table_name = 'migration'
