-- Past days to repeat the forecast on: the last recorded day of each month before a day, with the revision that held.
WITH days AS (
    SELECT max(as_of) AS as_of
    FROM plan.revision
    WHERE plan = $plan AND number <= $revision AND as_of < $day AND kind <> 'minutes'
    GROUP BY date_trunc('month', as_of)
)
SELECT d.as_of, max(r.number) AS number
FROM days AS d
JOIN plan.revision AS r ON r.plan = $plan AND r.number <= $revision
WHERE r.number < coalesce(
    (SELECT min(later.number) FROM plan.revision AS later WHERE later.plan = $plan AND later.as_of > d.as_of), 2147483647)
GROUP BY d.as_of
ORDER BY d.as_of DESC
LIMIT $limit
