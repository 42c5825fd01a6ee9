-- Counts an opening of a link.
UPDATE people.share SET opened = opened + 1, opened_at = $now WHERE id = $id RETURNING opened
