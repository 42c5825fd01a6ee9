-- The whole plan on a day: counts, rates, what is missing.
SELECT * FROM headline($revision, $plan, $day)
