-- What a token opens, for an account that is open; an account without a key is that of the machine itself.
SELECT t.id, t.use, t.account, t.plan, t.scope, t.subject, t.name, t.used_at, coalesce(a.role, -1) AS role, coalesce(a.name, '') AS holder,
    coalesce(a.job, '') AS job, coalesce(a.organisation, '') AS organisation, coalesce(a.language, '') AS language
FROM people.token AS t
LEFT JOIN people.account AS a ON a.id = t.account
WHERE t.hash = $hash AND t.use = $use AND t.revoked_at IS NULL AND (t.account = '' OR (a.id IS NOT NULL AND a.disabled_at IS NULL))
