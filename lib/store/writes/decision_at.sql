-- The rows of `decision` standing at revision $revision.
SELECT key, number, meeting, text, action, owner, deadline, recipients, status, completed_on
FROM plan.decision
WHERE plan = $plan AND valid_from <= $revision AND (valid_to IS NULL OR valid_to > $revision)
