-- Revisions that came from a file whose name and reading are not kept.
SELECT r.plan, '' AS key, r.number AS revision, r.source AS held
FROM plan.revision AS r
LEFT JOIN plan.source AS s ON s.plan = r.plan AND s.revision = r.number AND s.sha256 = r.source
WHERE r.source IS NOT NULL AND s.sha256 IS NULL
