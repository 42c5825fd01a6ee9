-- The pieces of a file, in order.
SELECT content FROM people.piece WHERE file = $id ORDER BY place
