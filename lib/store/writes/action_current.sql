-- The standing rows of `action` among the keys about to change (registered as `touched`).
SELECT key, code, axis, title, description, organisation, owner, partners, start, deadline, deadline_text, deadline_precision, initial_deadline, status, progress, completed_on, priority, deliverable, evidence, indicator, target, actual, source, support_requested, waiting_on, waiting_since, confidential, comment, checked_on, absent_since, extra
FROM plan.action
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM touched)
