-- The first to need a secret makes it.
INSERT INTO people.secret (name, held) VALUES ($name, $held) ON CONFLICT DO NOTHING
