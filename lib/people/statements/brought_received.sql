-- More of a file has come.
UPDATE people.brought SET received = $received, saved_at = $now WHERE id = $id
