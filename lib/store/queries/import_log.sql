-- Every import of a plan up to a revision, the latest first, with its file, how it was read and what undid it.
SELECT r.number, r.recorded_at, r.author, r.kind, s.file_name, s.sha256, s.mapping, s.policies,
    (SELECT min(u.number) FROM plan.revision AS u WHERE u.undoes = r.number) AS undone_by
FROM revisions_of($plan) AS r
JOIN sources_held() AS s ON s.revision = r.number AND s.plan = r.plan AND s.sha256 = r.source
WHERE r.number <= $revision AND r.kind <> 'minutes'
ORDER BY r.number DESC
