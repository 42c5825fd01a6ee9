-- A link for one use.
INSERT INTO people.invitation (token, account, kind, made_at, made_by, expires_at)
VALUES ($token, $account, $kind, $now, $made_by, $expires_at)
