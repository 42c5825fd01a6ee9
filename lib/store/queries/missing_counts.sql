-- How many tracked actions lack each field.
SELECT
    count(*) FILTER (deadline IS NULL AND NOT is_continuous) AS deadline,
    count(*) FILTER (owner IS NULL) AS owner,
    count(*) FILTER (organisation IS NULL) AS organisation,
    count(*) FILTER (progress IS NULL) AS progress,
    count(*) FILTER (status IS NULL) AS status,
    count(*) FILTER (start IS NULL) AS start,
    count(*) FILTER (status = 'done' AND completed_on IS NULL) AS completed_on,
    count(*) FILTER (status = 'done' AND evidence IS NULL AND deliverable IS NULL) AS evidence
FROM situations($revision, $plan, $day)
WHERE is_tracked
