-- Nothing is about to be answered any more.
DELETE FROM people.draft WHERE answer = $answer
