-- What is about to be answered, field by field.
SELECT action, field, value, saved_at FROM people.draft WHERE answer = $answer ORDER BY saved_at
