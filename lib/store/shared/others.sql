-- How many other connections of the product use this database.
SELECT count(*)
FROM pg_stat_activity
WHERE datname = current_database() AND application_name = $name AND pid <> pg_backend_pid()
