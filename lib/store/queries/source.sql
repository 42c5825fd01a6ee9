-- The file that a revision came from.
SELECT s.file_name, s.sha256, s.mapping, s.policies
FROM sources_held() AS s
JOIN plan.revision AS r ON r.number = s.revision AND r.source = s.sha256
WHERE s.revision = $revision
