-- The standing rows of `commitment` among the keys about to change (registered as `touched`).
SELECT key, code, origin, reference, text, organisation, agreed_on, actions
FROM plan.commitment
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM touched)
