-- A session is used: it lasts from here on.
UPDATE people.session SET seen_at = $now, expires_at = $expires_at
WHERE token = $token AND ended_at IS NULL AND expires_at > $now
