-- The organisation of a calendar by its other name; nothing when it is of another one by now, or was revoked.
UPDATE people.token SET subject = $after
WHERE id = $id AND subject = $before AND revoked_at IS NULL
RETURNING id
