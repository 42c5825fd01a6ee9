-- Every column of every row of a table, read: how many rows, and a sum that is another one as soon as a value is.
SELECT count(*), coalesce(sum(CAST(hash(held) AS HUGEINT)), 0) FROM query_table($table) AS held
