-- When somebody was there last.
UPDATE people.account SET seen_at = $now WHERE id = $id
