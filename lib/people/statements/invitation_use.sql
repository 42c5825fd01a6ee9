-- Uses a link, once.
UPDATE people.invitation SET used_at = $now WHERE token = $token AND used_at IS NULL AND expires_at > $now RETURNING account
