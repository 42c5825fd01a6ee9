-- The rows of `meeting` that revision $revision ended or began: every one, or those whose key is in `wanted`.
SELECT key, title, held_on, place, state, planned_minutes, shown_revision, attendance, discussed, closing, valid_from = $revision AS begins, valid_to IS NOT DISTINCT FROM $revision AS ends
FROM plan.meeting
WHERE plan = $plan AND (valid_from = $revision OR valid_to = $revision)
    AND ($every OR key IN (SELECT key FROM wanted))
