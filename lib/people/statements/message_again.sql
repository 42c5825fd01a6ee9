-- Claims a message anew that its server did not take for a while; nothing when somebody has.
UPDATE people.message SET claimed_at = $now, again_at = NULL, error = NULL, answer = NULL, tries = tries + 1, address = $address
WHERE kind = $kind AND plan = $plan AND day = $day AND account = $account AND about = $about
    AND sent_at IS NULL AND again_at <= $now
RETURNING identifier, tries
