-- What was recorded of the actions of a plan that never weighed them (else curve_weighted): at the last revision of each day that touched one, how many actions were done and their mean progress. Each is the
-- running total of what every revision began and ended, so that no past state is computed again.
WITH steps AS (
    SELECT valid_from AS number, 1 AS way, status, progress FROM actions_of($revision, $plan) WHERE archived_on IS NULL
    UNION ALL SELECT valid_to, -1, status, progress FROM actions_of($revision, $plan) WHERE archived_on IS NULL AND valid_to <= $revision
),
summed AS (
    SELECT
        number,
        sum(way) FILTER (status IS DISTINCT FROM 'cancelled') AS tracked,
        sum(way) FILTER (status = 'done') AS done,
        sum(way * progress) FILTER (status IS DISTINCT FROM 'cancelled') AS progress,
        sum(way) FILTER (status IS DISTINCT FROM 'cancelled' AND progress IS NOT NULL) AS progress_n
    FROM steps
    GROUP BY number
),
totals AS (
    SELECT
        v.number,
        v.as_of,
        sum(coalesce(s.tracked, 0)) OVER past AS tracked,
        sum(coalesce(s.done, 0)) OVER past AS done,
        sum(coalesce(s.progress, 0)) OVER past AS progress,
        sum(coalesce(s.progress_n, 0)) OVER past AS progress_n
    FROM revisions_of($plan) AS v
    JOIN summed AS s ON s.number = v.number
    WHERE v.number <= $revision
    WINDOW past AS (ORDER BY v.number)
)
SELECT as_of AS day, arg_max(tracked, number) AS tracked, arg_max(done, number) AS done,
    arg_max(progress, number) / nullif(arg_max(progress_n, number), 0) AS progress, FALSE AS is_weighted
FROM totals
WHERE tracked > 0 AND as_of <= $day
GROUP BY as_of
ORDER BY as_of
