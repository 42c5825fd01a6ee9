-- What is said of a person.
UPDATE people.account
SET name = $name, job = $job, organisation = $organisation, role = $role, language = $language
WHERE id = $id
RETURNING id
