-- Sets the password of an account, hashed.
UPDATE people.account SET password = $password WHERE id = $id RETURNING id
