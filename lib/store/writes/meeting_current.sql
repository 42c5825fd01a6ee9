-- The standing rows of `meeting` among the keys about to change (registered as `touched`).
SELECT key, title, held_on, place, state, planned_minutes, shown_revision, attendance, discussed, closing
FROM plan.meeting
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM touched)
