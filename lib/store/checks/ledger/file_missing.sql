-- Files whose bytes are not kept.
SELECT s.plan, '' AS key, s.revision, s.file_name AS held
FROM plan.source AS s
LEFT JOIN plan.file AS f ON f.sha256 = s.sha256
WHERE f.sha256 IS NULL
