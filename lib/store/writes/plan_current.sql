-- The standing rows of `plan` among the keys about to change (registered as `touched`).
SELECT key, title, adopted_on, is_sample, host, party_a, party_b, adopted_revision, commission, commission_on
FROM plan.plan
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM touched)
