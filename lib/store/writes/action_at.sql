-- The rows of `action` standing at revision $revision.
SELECT key, code, axis, title, description, organisation, owner, partners, start, deadline, deadline_text, deadline_precision, initial_deadline, status, progress, completed_on, priority, deliverable, evidence, indicator, target, actual, source, support_requested, waiting_on, waiting_since, confidential, comment, checked_on, absent_since, extra
FROM actions_at($revision, $plan)
