-- Revisions written in a meeting that was never there.
SELECT r.plan, '' AS key, r.number AS revision, r.meeting AS held
FROM plan.revision AS r
WHERE r.meeting IS NOT NULL AND NOT EXISTS (SELECT 1 FROM plan.meeting AS m WHERE m.plan = r.plan AND m.key = r.meeting)
