-- What was planned, on given days: tracked actions due by their adopted (else first) deadline, their expected progress.
WITH reference AS (
    SELECT start, reference_deadline
    FROM slipped($revision, $plan, $day)
    WHERE is_tracked AND NOT is_continuous AND reference_deadline IS NOT NULL
)
SELECT
    d.day,
    count(*) FILTER (reference_deadline <= d.day) AS due,
    avg(CASE
        WHEN start IS NULL THEN NULL
        WHEN reference_deadline <= start THEN CASE WHEN d.day >= reference_deadline THEN 100.0 ELSE 0.0 END
        ELSE 100.0 * greatest(0.0, least(1.0, date_diff('day', start, d.day) / date_diff('day', start, reference_deadline)))
    END) AS expected
FROM (SELECT unnest($when) AS day) AS d
CROSS JOIN reference
GROUP BY d.day
ORDER BY d.day
