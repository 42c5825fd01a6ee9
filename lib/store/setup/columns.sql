-- The tables of `plan` with their columns in order.
SELECT table_name, list(column_name ORDER BY column_index)
FROM duckdb_columns()
WHERE database_name = 'plan' AND table_name <> 'migration'
GROUP BY table_name
ORDER BY table_name
