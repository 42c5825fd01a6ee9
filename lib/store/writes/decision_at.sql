-- The rows of `decision` standing at revision $revision.
SELECT key, number, meeting, text, action, owner, deadline, recipients, status, completed_on
FROM decisions_at($revision, $plan)
