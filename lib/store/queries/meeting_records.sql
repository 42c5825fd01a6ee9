-- The records of a meeting as they were given out, the first one first, with the revision that keeps each.
SELECT r.key, r.meeting, r.number, r.corrects, r.reason, coalesce(r.annuls, FALSE) AS annuls, r.language, r.shown_revision, r.fingerprint,
    r.files, r.valid_from AS revision, v.recorded_at, v.author
FROM meeting_records_at($revision, $plan) AS r
JOIN plan.revision AS v ON v.number = r.valid_from
WHERE $meeting IS NULL OR r.meeting = $meeting
ORDER BY v.number
