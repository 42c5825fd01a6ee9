-- Every row of a table of one of the databases of the root.
FROM query_table($table)
