-- A file of an answer, as far as it has come.
SELECT id, action, name, size, received, saved_at FROM people.brought WHERE id = $id AND answer = $answer
