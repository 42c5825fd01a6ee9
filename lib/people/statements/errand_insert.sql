-- Something is begun at a door.
INSERT INTO people.errand (token, kind, held, expires_at) VALUES ($token, $kind, $held, $expires_at)
