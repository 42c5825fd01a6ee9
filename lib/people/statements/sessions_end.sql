-- Ends every session of an account but one.
UPDATE people.session SET ended_at = $now WHERE account = $account AND ended_at IS NULL AND id <> $but
