-- Ends the standing rows of `minutes_step` whose key is in `closing`, at revision $revision.
UPDATE plan.minutes_step
SET valid_to = $revision
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM closing)
