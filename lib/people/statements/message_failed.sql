-- A message did not leave, or nobody knows; when it may be tried again.
UPDATE people.message SET error = $error, answer = $answer, again_at = $again_at
WHERE kind = $kind AND plan = $plan AND day = $day AND account = $account AND about = $about
