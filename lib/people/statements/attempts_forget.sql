-- A subject begins anew.
DELETE FROM people.attempt WHERE subject = $subject
