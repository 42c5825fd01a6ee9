-- The links of an account, or of everybody, that still open, the last first.
SELECT id, account, name, plan, query, partner, made_at, expires_at, opened, opened_at
FROM people.share
WHERE revoked_at IS NULL AND expires_at > $now AND ($account = '*' OR account = $account)
ORDER BY made_at DESC, id
