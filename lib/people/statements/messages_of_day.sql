-- The messages of a plan and a day.
SELECT kind, account, about, sent_at, again_at, tries
FROM people.message
WHERE plan = $plan AND day = $day
