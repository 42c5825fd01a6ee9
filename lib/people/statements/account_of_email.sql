-- The account of an e-mail address, written small.
SELECT id, email, name, job, organisation, role, language, password, created_at, disabled_at, seen_at
FROM people.account
WHERE email = $email
