-- What is switched on, since when, by whom; of one plan, or of all.
SELECT kind, plan, since_at, author FROM people.mail_switch WHERE ($plan = '' OR plan = $plan) ORDER BY plan, kind
