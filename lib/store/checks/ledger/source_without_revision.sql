-- Files kept for a revision that is not there.
SELECT s.plan, '' AS key, s.revision, s.file_name AS held
FROM plan.source AS s
LEFT JOIN plan.revision AS r ON r.number = s.revision AND r.plan = s.plan
WHERE r.number IS NULL
