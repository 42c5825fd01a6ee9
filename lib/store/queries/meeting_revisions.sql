-- What was recorded since a meeting opened, its own revisions and those of others, in order, with what undid each.
SELECT r.number, r.recorded_at, r.author, r.kind, r.reason, r.undoes, s.file_name,
    coalesce(r.meeting = $meeting, FALSE) AS is_own,
    (SELECT min(u.number) FROM plan.revision AS u WHERE u.undoes = r.number AND u.number <= $revision) AS undone_by
FROM revisions_of($plan) AS r
LEFT JOIN plan.source AS s ON s.revision = r.number AND s.sha256 = r.source
WHERE r.number > $before AND r.number <= $revision
ORDER BY r.number
