-- The rows of `action` that revision $revision ended or began: every one, or those whose key is in `wanted`.
SELECT key, code, axis, title, description, organisation, owner, partners, start, deadline, deadline_text, deadline_precision, initial_deadline, status, progress, completed_on, priority, deliverable, evidence, indicator, target, actual, source, support_requested, waiting_on, waiting_since, confidential, comment, checked_on, absent_since, extra, valid_from = $revision AS begins, valid_to IS NOT DISTINCT FROM $revision AS ends
FROM plan.action
WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
    AND ($every OR key IN (SELECT key FROM wanted))
