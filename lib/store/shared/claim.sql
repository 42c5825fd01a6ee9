-- Held until the transaction of a revision has ended, however it ends.
SELECT pg_advisory_xact_lock(7527, $mark)
