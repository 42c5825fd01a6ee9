-- One server at a time records the first plan; until the end of the transaction.
SELECT pg_advisory_xact_lock(7526, 2)
