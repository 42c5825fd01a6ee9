-- The tables of the ledger with their columns in order, and whether each is bytes; the tokens of its writers are none of it.
SELECT table_name, array_agg(CAST(column_name AS VARCHAR) ORDER BY ordinal_position),
    array_agg(data_type = 'bytea' ORDER BY ordinal_position)
FROM information_schema.columns
WHERE table_schema = 'plan' AND table_name <> 'kept'
GROUP BY table_name
ORDER BY table_name
