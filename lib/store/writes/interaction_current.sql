-- The standing rows of `interaction` among the keys about to change (registered as `touched`).
SELECT key, occurred_on, partner, kind, subject, action, result, replied_on, stage, initiator, follow_up_by, follow_up_on, extra
FROM plan.interaction
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM touched)
