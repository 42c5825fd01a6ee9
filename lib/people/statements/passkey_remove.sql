-- Takes a passkey of an account away.
DELETE FROM people.passkey WHERE id = $id AND account = $account RETURNING name
