-- A token opens nothing any more; nothing when it does not, or is of another account.
UPDATE people.token SET revoked_at = $now
WHERE id = $id AND ($account = '*' OR account = $account) AND revoked_at IS NULL
RETURNING id, use, name
