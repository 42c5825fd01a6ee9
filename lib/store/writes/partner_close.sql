-- Ends the standing rows of `partner` whose key is in `closing`, at revision $revision.
UPDATE plan.partner
SET valid_to = $revision
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM closing)
