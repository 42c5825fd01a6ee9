-- Ends every link of an account that was not used: a newer one takes its place, or it was closed.
UPDATE people.invitation SET expires_at = $now WHERE account = $account AND used_at IS NULL AND expires_at > $now
