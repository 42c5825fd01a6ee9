-- A passkey with its account.
SELECT p.id AS passkey, p.public_key, p.sign_count,
    a.id, a.email, a.name, a.job, a.organisation, a.role, a.language, a.created_at, a.disabled_at, a.seen_at
FROM people.passkey AS p
INNER JOIN people.account AS a ON a.id = p.account
WHERE p.id = $id
