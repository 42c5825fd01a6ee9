-- Wakes the servers that follow.
SELECT pg_notify('plan_revision', $number)
