-- Notes that a migration was applied.
INSERT INTO people.migration (name) VALUES ($name)
