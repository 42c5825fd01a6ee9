-- The rows of `plan` that revision $revision ended or began: every one, or those whose key is in `wanted`.
SELECT key, title, adopted_on, is_sample, host, party_a, party_b, adopted_revision, commission, commission_on, valid_from = $revision AS begins, valid_to IS NOT DISTINCT FROM $revision AS ends
FROM plan.plan
WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
    AND ($every OR key IN (SELECT key FROM wanted))
