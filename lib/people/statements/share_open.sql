-- Counts an opening of a link that opens: not revoked, not over, of an account that is open and may still share.
UPDATE people.share SET opened = opened + 1, opened_at = $now
WHERE token = $token AND revoked_at IS NULL AND expires_at > $now
    AND account IN (SELECT id FROM people.account WHERE disabled_at IS NULL AND role >= $least)
RETURNING id, account, name, plan, query, partner, made_at, expires_at, opened, opened_at
