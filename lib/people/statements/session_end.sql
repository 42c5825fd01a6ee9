-- Ends one session of an account.
UPDATE people.session SET ended_at = $now WHERE id = $id AND account = $account AND ended_at IS NULL RETURNING id
