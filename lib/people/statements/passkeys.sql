-- The passkeys of an account, the last made first.
SELECT id, name, made_at, used_at FROM people.passkey WHERE account = $account ORDER BY made_at DESC, id
