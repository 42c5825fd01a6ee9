-- Binds an account to an identity; nothing where either is bound already.
INSERT INTO people.identity (issuer, subject, account, email, bound_at)
VALUES ($issuer, $subject, $account, $email, $now)
ON CONFLICT DO NOTHING
RETURNING subject
