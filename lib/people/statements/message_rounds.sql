-- The kinds that went through everybody on a day.
SELECT kind FROM people.message_round WHERE plan = $plan AND day = $day
