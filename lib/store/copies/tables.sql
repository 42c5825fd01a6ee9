-- The tables of the plan.
SELECT table_name FROM duckdb_tables() WHERE database_name = 'plan' ORDER BY table_name
