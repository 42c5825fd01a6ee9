-- Where the actions that some filters leave stand when they are sorted by what presses or by @field: a page of them, or
-- the neighbours of one. What is missing is last, whichever way they are sorted.
WITH found AS (
    SELECT
        key, axis_position, length(code) AS width, code, title, days_left, -days_late AS late,
        CASE WHEN $pressing THEN pressing(situation, is_past_due) * CASE WHEN $descending THEN -1 ELSE 1 END END AS pressure,
        NOT $pressing AND coalesce(CAST(@field AS VARCHAR), '') = '' AS is_missing,
        CASE
            WHEN $pressing THEN NULL
            WHEN '@field' = 'axis' THEN axis_position
            WHEN len($order) > 0 THEN list_position($order, CAST(@field AS VARCHAR))
            ELSE TRY_CAST(CAST(@field AS VARCHAR) AS DOUBLE)
        END * CASE WHEN $descending THEN -1 ELSE 1 END AS number,
        CASE
            WHEN $pressing OR len($order) > 0 OR '@field' = 'axis' THEN NULL
            WHEN $worded THEN in_order(nullif(CAST(@field AS VARCHAR), ''))
            ELSE CAST(@field AS VARCHAR)
        END AS text
    FROM listed($revision, $plan, $day, $axis, $organisation, $situations, $priority, $search)
),
sorted AS (
    SELECT
        key, count(*) OVER () AS found,
        row_number() OVER (ORDER BY
            is_missing, pressure, number, CASE WHEN NOT $descending THEN text END, CASE WHEN $descending THEN text END DESC,
            late, days_left, axis_position, width, code, title, key) AS place
    FROM found
)
SELECT key, place, found
FROM sorted
WHERE CASE WHEN $key IS NULL THEN place > $offset AND place <= $offset + $limit
    ELSE abs(place - (SELECT place FROM sorted WHERE key = $key)) <= 1 END
ORDER BY place
