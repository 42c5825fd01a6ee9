-- One server at a time looks at the schema and brings it up to date; until the end of the transaction, however long
-- another takes.
SET LOCAL lock_timeout = 0;
SELECT pg_advisory_xact_lock(7526, 1)
