-- The revisions of a plan, the latest first, a page at a time, with the file of each import and what undid it: all of
-- them, or those of some authors, of a kind, of some numbers.
SELECT r.number, r.recorded_at, r.as_of, r.author, r.kind, r.reason, r.undoes, s.file_name,
    (SELECT min(u.number) FROM plan.revision AS u WHERE u.undoes = r.number AND u.number <= $revision) AS undone_by,
    count(*) OVER () AS found
FROM revisions_of($plan) AS r
LEFT JOIN plan.source AS s ON s.revision = r.number AND s.sha256 = r.source
WHERE r.number <= $revision
    AND ($authors IS NULL OR r.author IN $authors)
    AND ($kind IS NULL OR r.kind = $kind)
    AND ($numbers IS NULL OR r.number IN $numbers)
ORDER BY r.number DESC
LIMIT $limit OFFSET $offset
