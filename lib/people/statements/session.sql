-- A session that is neither ended nor over, of an account that is open, with the account.
SELECT s.id, s.account, s.door, s.began_at, s.seen_at, s.expires_at, s.address, s.device,
    a.email, a.name, a.job, a.organisation, a.role, a.language
FROM people.session AS s
INNER JOIN people.account AS a ON a.id = s.account
WHERE s.token = $token AND s.ended_at IS NULL AND s.expires_at > $now AND a.disabled_at IS NULL
