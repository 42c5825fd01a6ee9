-- Ends the standing rows of `meeting` whose key is in `closing`, at revision $revision.
UPDATE plan.meeting
SET valid_to = $revision
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM closing)
