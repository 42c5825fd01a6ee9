-- Somebody is written to again; nothing when it is so.
DELETE FROM people.mail_pause WHERE account = $account RETURNING account
