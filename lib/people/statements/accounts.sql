-- Every account, by name.
SELECT id, email, name, job, organisation, role, language, password, created_at, disabled_at, seen_at
FROM people.account
ORDER BY lower(name), email
