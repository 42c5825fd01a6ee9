-- A token was used.
UPDATE people.token SET used_at = $now WHERE id = $id
