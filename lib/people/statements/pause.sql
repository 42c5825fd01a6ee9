-- Somebody is written to no more; nothing when it is so.
INSERT INTO people.mail_pause (account, since_at, author) VALUES ($account, $now, $author)
ON CONFLICT DO NOTHING
RETURNING account
