-- A kind of message is switched on; nothing when it is.
INSERT INTO people.mail_switch (kind, plan, since_at, author) VALUES ($kind, $plan, $now, $author)
ON CONFLICT DO NOTHING
RETURNING kind
