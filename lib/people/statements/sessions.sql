-- The sessions of an account that are not over, the last used first.
SELECT id, account, door, began_at, seen_at, expires_at, address, device
FROM people.session
WHERE account = $account AND ended_at IS NULL AND expires_at > $now
ORDER BY seen_at DESC, id
