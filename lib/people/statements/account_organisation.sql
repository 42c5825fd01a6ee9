-- The organisation of an account by its other name; nothing when it is of another one by now.
UPDATE people.account SET organisation = $after
WHERE id = $id AND organisation = $before
RETURNING id
