-- The tokens that open something, of one account or of all, the last made first.
SELECT t.id, t.use, t.account, t.plan, t.scope, t.subject, t.name, t.made_at, t.used_at, coalesce(a.name, '') AS holder
FROM people.token AS t
LEFT JOIN people.account AS a ON a.id = t.account
WHERE t.revoked_at IS NULL AND ($account = '*' OR t.account = $account)
ORDER BY t.made_at DESC, t.id
