-- A kind of message is switched off; nothing when it is.
DELETE FROM people.mail_switch WHERE kind = $kind AND plan = $plan RETURNING kind
