-- How many times the link of an answer was taken back.
SELECT renewed FROM people.round_link WHERE answer = $answer
