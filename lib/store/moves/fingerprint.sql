-- How many rows a table has and one number of all that they hold, whatever their order: two tables that agree hold the same.
SELECT count(*), coalesce(sum(md5_number_lower(CAST(to_json(whole_row) AS VARCHAR))), 0)
FROM query_table($table) AS whole_row
