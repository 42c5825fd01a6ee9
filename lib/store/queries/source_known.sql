-- The imports of a file with these bytes into a plan that still stand, the latest first.
SELECT s.revision, s.file_name, r.recorded_at, r.author
FROM plan.source AS s
JOIN plan.revision AS r ON r.number = s.revision AND r.source = s.sha256
WHERE s.plan = $plan AND s.sha256 = $sha256
    AND NOT EXISTS (SELECT 1 FROM plan.revision AS u WHERE u.undoes = s.revision)
ORDER BY s.revision DESC
