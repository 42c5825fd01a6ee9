-- PostgreSQL alone: waits for the turn of this server, until its transaction ends.
SELECT pg_advisory_xact_lock($turn)
