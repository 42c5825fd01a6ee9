-- An account is bound to no identity any more.
DELETE FROM people.identity WHERE account = $account
