-- The files that an answer brings, as far as they have come.
SELECT id, action, name, size, received, saved_at FROM people.brought WHERE answer = $answer ORDER BY saved_at, id
