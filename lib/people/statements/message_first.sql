-- The mail that somebody received from a server as a first one.
SELECT sent_at FROM people.message
WHERE kind = $kind AND account = $account AND server = $server AND sent_at IS NOT NULL
ORDER BY sent_at DESC
LIMIT 1
