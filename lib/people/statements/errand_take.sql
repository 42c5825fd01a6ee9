-- What was begun, taken by who ends it: once.
DELETE FROM people.errand WHERE token = $token AND kind = $kind RETURNING held, expires_at
