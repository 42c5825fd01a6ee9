-- Ends a link of an account, or of anybody ($account is an asterisk).
UPDATE people.share SET revoked_at = $now
WHERE id = $id AND revoked_at IS NULL AND ($account = '*' OR account = $account)
RETURNING name
