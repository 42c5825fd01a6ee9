-- A link that was made, used or not, by its hash.
SELECT token, account, kind, made_at, made_by, expires_at, used_at FROM people.invitation WHERE token = $token
