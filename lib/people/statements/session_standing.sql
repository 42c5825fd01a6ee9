-- The rights of an account that is open, by a session of it that is neither ended nor over.
SELECT a.role, a.organisation
FROM people.session AS s
INNER JOIN people.account AS a ON a.id = s.account
WHERE s.id = $id AND s.account = $account AND s.ended_at IS NULL AND s.expires_at > $now AND a.disabled_at IS NULL
