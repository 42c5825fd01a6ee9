-- A file is not brought any more.
DELETE FROM people.brought WHERE id = $id
