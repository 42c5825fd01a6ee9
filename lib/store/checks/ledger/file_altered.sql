-- Files whose bytes have not the fingerprint by which they are kept.
SELECT coalesce(min(s.plan), '') AS plan, '' AS key, min(s.revision) AS revision, coalesce(min(s.file_name), f.sha256) AS held
FROM plan.file AS f
LEFT JOIN plan.source AS s ON s.sha256 = f.sha256
WHERE sha256(f.content) <> f.sha256
GROUP BY f.sha256
