-- Closes an account, or opens it again ($at missing).
UPDATE people.account SET disabled_at = $at WHERE id = $id RETURNING id
