-- A passkey was used: its count only grows, so that of two at once, or of a copy, one is refused.
UPDATE people.passkey SET sign_count = $sign_count, used_at = $now
WHERE id = $id AND (sign_count < $sign_count OR (sign_count = 0 AND $sign_count = 0))
RETURNING id
