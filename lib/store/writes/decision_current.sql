-- The standing rows of `decision` among the keys about to change (registered as `touched`).
SELECT key, number, meeting, text, action, owner, deadline, recipients, status, completed_on
FROM plan.decision
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM touched)
