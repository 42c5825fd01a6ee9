-- The rows of `interaction` standing at revision $revision.
SELECT key, occurred_on, partner, kind, subject, action, result, replied_on, stage, initiator, follow_up_by, follow_up_on, extra
FROM interactions_at($revision, $plan)
