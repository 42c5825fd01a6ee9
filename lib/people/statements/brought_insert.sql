-- A file begins to come.
INSERT INTO people.brought (id, answer, action, name, size, received, saved_at)
VALUES ($id, $answer, $action, $name, $size, 0, $now)
