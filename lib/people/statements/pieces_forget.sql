-- The pieces of a file that is not brought any more.
DELETE FROM people.piece WHERE file = $id
