-- A message left.
UPDATE people.message SET sent_at = $now, error = NULL, answer = NULL, again_at = NULL
WHERE kind = $kind AND plan = $plan AND day = $day AND account = $account AND about = $about
