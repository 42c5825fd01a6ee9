-- What was recorded of the actions of a plan that is or was weighted, as curve_actual says it: at the last revision of each day that touched
-- one, or a weight of an axis, or the rule itself. The mean is made as the headline made it then, from the running totals of each axis, so that
-- no past state is computed again.
WITH weighted AS MATERIALIZED (
    SELECT valid_from, coalesce(valid_to, 2147483647) AS valid_to
    FROM plan_of($revision, $plan)
    WHERE is_weighted
),
axes AS MATERIALIZED (
    SELECT key, valid_from, coalesce(valid_to, 2147483647) AS valid_to, CASE WHEN archived_on IS NULL THEN weight END AS weight
    FROM axes_of($revision, $plan)
),
versions AS MATERIALIZED (
    SELECT valid_from, valid_to, axis, status IS DISTINCT FROM 'cancelled' AS is_tracked, status = 'done' AS is_done, progress,
        coalesce(weight, 1.0) AS weight
    FROM actions_of($revision, $plan)
    WHERE archived_on IS NULL
),
summed AS MATERIALIZED (
    SELECT
        number,
        axis,
        sum(way) AS actions,
        coalesce(sum(way) FILTER (is_tracked), 0) AS tracked,
        coalesce(sum(way) FILTER (is_done), 0) AS done,
        coalesce(sum(way * progress) FILTER (is_tracked), 0) AS progress,
        coalesce(sum(way) FILTER (is_tracked AND progress IS NOT NULL), 0) AS progress_n,
        coalesce(sum(way * weight * progress) FILTER (is_tracked), 0) AS by_weight,
        coalesce(sum(way * weight) FILTER (is_tracked AND progress IS NOT NULL), 0) AS weight
    FROM (
        SELECT valid_from AS number, 1 AS way, * EXCLUDE (valid_from, valid_to) FROM versions
        UNION ALL
        SELECT valid_to, -1, * EXCLUDE (valid_from, valid_to) FROM versions WHERE valid_to <= $revision
    )
    GROUP BY number, axis
),
touching AS (
    SELECT number FROM summed
    UNION
    SELECT valid_from
    FROM (SELECT valid_from, weight IS DISTINCT FROM lag(weight) OVER (PARTITION BY key ORDER BY valid_from) AS differs FROM axes)
    WHERE differs
    UNION
    SELECT unnest([valid_from, valid_to]) FROM weighted
),
ends AS MATERIALIZED (
    SELECT v.as_of AS day, max(v.number) AS number
    FROM revisions_of($plan) AS v
    JOIN touching AS t ON t.number = v.number
    WHERE v.number <= $revision AND v.as_of <= $day
    GROUP BY v.as_of
),
-- What each axis held from one revision that touched it to the next.
of_axes AS (
    SELECT
        axis,
        number,
        coalesce(lead(number) OVER past, 2147483647) AS next,
        sum(actions) OVER past AS actions,
        sum(tracked) OVER past AS tracked,
        sum(done) OVER past AS done,
        sum(progress) OVER past AS progress,
        sum(progress_n) OVER past AS progress_n,
        sum(by_weight) OVER past AS by_weight,
        sum(weight) OVER past AS weight
    FROM summed
    WINDOW past AS (PARTITION BY axis ORDER BY number)
),
totals AS (
    SELECT
        e.day,
        e.number,
        sum(o.tracked) AS tracked,
        sum(o.done) AS done,
        sum(o.progress) / nullif(sum(o.progress_n), 0) AS progress,
        CASE WHEN sum(o.progress_n) > 0 THEN sum(o.by_weight) / sum(o.weight) END AS by_weight,
        mean_of(CASE WHEN o.progress_n > 0 THEN o.by_weight / o.weight END, counts_for(TRUE, x.weight)) AS by_axes,
        bool_or(o.actions > 0 AND x.weight IS NOT NULL) AS has_weights
    FROM ends AS e
    JOIN of_axes AS o ON o.number <= e.number AND o.next > e.number
    LEFT JOIN axes AS x ON x.key = o.axis AND x.valid_from <= e.number AND x.valid_to > e.number
    GROUP BY e.day, e.number
)
SELECT
    t.day,
    t.tracked,
    t.done,
    CASE WHEN w.valid_from IS NULL THEN t.progress WHEN t.has_weights THEN t.by_axes ELSE t.by_weight END AS progress,
    w.valid_from IS NOT NULL AS is_weighted
FROM totals AS t
LEFT JOIN weighted AS w ON w.valid_from <= t.number AND w.valid_to > t.number
WHERE t.tracked > 0
ORDER BY t.day
