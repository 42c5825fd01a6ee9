-- A piece of a file.
INSERT INTO people.piece (file, place, content) VALUES ($id, $place, $content)
