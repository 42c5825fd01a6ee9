-- The rows of `meeting` standing at revision $revision.
SELECT key, title, held_on, place, state, planned_minutes, shown_revision, attendance, discussed, closing
FROM plan.meeting
WHERE plan = $plan AND valid_from <= $revision AND (valid_to IS NULL OR valid_to > $revision)
