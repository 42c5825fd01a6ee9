-- The rows of `commitment` standing at revision $revision.
SELECT key, code, origin, reference, text, organisation, agreed_on, actions
FROM plan.commitment
WHERE plan = $plan AND valid_from <= $revision AND (valid_to IS NULL OR valid_to > $revision)
