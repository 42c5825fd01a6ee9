-- One account.
SELECT id, email, name, job, organisation, role, language, password, created_at, disabled_at, seen_at
FROM people.account
WHERE id = $id
