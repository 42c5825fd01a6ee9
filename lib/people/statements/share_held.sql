-- A link that is neither revoked nor over, of an account that is open, with the role of that account now.
SELECT s.id, s.account, s.name, s.plan, s.page, s.query, s.partner, s.made_at, s.expires_at, s.opened, s.opened_at,
    a.role, a.name AS maker
FROM people.share AS s
INNER JOIN people.account AS a ON a.id = s.account
WHERE s.token = $token AND s.revoked_at IS NULL AND s.expires_at > $now AND a.disabled_at IS NULL
