-- Adds a passkey to an account; nothing when it is known already.
INSERT INTO people.passkey (id, account, public_key, sign_count, name, made_at)
VALUES ($id, $account, $public_key, $sign_count, $name, $now)
ON CONFLICT DO NOTHING
RETURNING id
