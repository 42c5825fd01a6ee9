-- Why the deadlines of some actions moved between two revisions, in order.
SELECT key, as_of, kind, reason, days
FROM deadline_moves($before, $revision, $plan)
WHERE key IN (SELECT unnest($keys))
ORDER BY number
