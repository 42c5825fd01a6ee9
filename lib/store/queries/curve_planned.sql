-- What was planned, on given days: tracked actions due by their adopted (else first) deadline, their expected progress, by the weights of today.
WITH judged AS MATERIALIZED (
    SELECT start, reference_deadline, axis, counts_for, is_weighted, CASE WHEN is_weighted THEN axis_weight END AS axis_weight,
        is_tracked AND NOT is_continuous AND reference_deadline IS NOT NULL AS is_dated
    FROM slipped($revision, $plan, $day)
),
expecting AS (
    SELECT
        d.day,
        axis,
        axis_weight,
        counts_for,
        reference_deadline <= d.day AS is_due,
        CASE
            WHEN start IS NULL THEN NULL
            WHEN reference_deadline <= start THEN CASE WHEN d.day >= reference_deadline THEN 100.0 ELSE 0.0 END
            ELSE 100.0 * greatest(0.0, least(1.0, date_diff('day', start, d.day) / date_diff('day', start, reference_deadline)))
        END AS expected
    FROM (SELECT unnest($when) AS day) AS d
    CROSS JOIN judged
    WHERE is_dated
),
of_axes AS (
    SELECT day, axis, any_value(axis_weight) AS axis_weight, count(*) FILTER (is_due) AS due, mean_of(expected, counts_for) AS expected,
        sum(counts_for) FILTER (expected IS NOT NULL) AS weight
    FROM expecting
    GROUP BY day, axis
)
SELECT
    day,
    CAST(sum(due) AS BIGINT) AS due,
    CASE WHEN (SELECT bool_or(axis_weight IS NOT NULL) FROM judged) THEN mean_of(expected, counts_for(TRUE, axis_weight))
        ELSE mean_of(expected, weight) END AS expected
FROM of_axes
GROUP BY day
ORDER BY day
