-- A secret by its name.
SELECT held FROM people.secret WHERE name = $name
