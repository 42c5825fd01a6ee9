-- The rows of `interaction` that revision $revision ended or began: every one, or those whose key is in `wanted`.
SELECT key, occurred_on, partner, kind, subject, action, result, replied_on, stage, initiator, follow_up_by, follow_up_on, extra, valid_from = $revision AS begins, valid_to IS NOT DISTINCT FROM $revision AS ends
FROM plan.interaction
WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
    AND ($every OR key IN (SELECT key FROM wanted))
