-- Takes every passkey of an account away.
DELETE FROM people.passkey WHERE account = $account
