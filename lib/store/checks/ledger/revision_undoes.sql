-- Revisions that undo one that is not there before them in the same plan.
SELECT r.plan, '' AS key, r.number AS revision, CAST(r.undoes AS VARCHAR) AS held
FROM plan.revision AS r
LEFT JOIN plan.revision AS u ON u.number = r.undoes AND u.plan = r.plan
WHERE r.undoes IS NOT NULL AND (u.number IS NULL OR r.undoes >= r.number)
