-- The rows of `plan` standing at revision $revision.
SELECT key, title, adopted_on, is_sample, host, party_a, party_b, adopted_revision, commission, commission_on
FROM plan.plan
WHERE plan = $plan AND valid_from <= $revision AND (valid_to IS NULL OR valid_to > $revision)
