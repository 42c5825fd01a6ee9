-- The account that an identity is bound to.
SELECT a.id, a.email, a.name, a.job, a.organisation, a.role, a.language, a.password, a.created_at, a.disabled_at, a.seen_at
FROM people.identity AS i
INNER JOIN people.account AS a ON a.id = i.account
WHERE i.issuer = $issuer AND i.subject = $subject
