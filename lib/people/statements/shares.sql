-- The links of an account, or of everybody, that still open, the last first.
SELECT s.id, s.account, s.name, s.plan, s.page, s.query, s.partner, s.made_at, s.expires_at, s.opened, s.opened_at,
    a.role, a.name AS maker
FROM people.share AS s
INNER JOIN people.account AS a ON a.id = s.account
WHERE s.revoked_at IS NULL AND s.expires_at > $now AND ($account = '*' OR s.account = $account)
ORDER BY s.made_at DESC, s.id
