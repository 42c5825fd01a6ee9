-- Where the actions that some filters leave stand when they are sorted by what presses or by @field: the keys of a page
-- of them, or of one and of those beside it. What is missing is last, whichever way they are sorted. A place is one
-- value, whole and narrow: the first places are found without sorting the others, and rows are read for these only.
WITH found AS (
    SELECT
        key, axis_position, length(code) AS width, code, title, days_left, -days_late AS late,
        CASE WHEN $pressing THEN pressing(situation, is_past_due) * CASE WHEN $descending THEN -1 ELSE 1 END END AS pressure,
        NOT $pressing AND coalesce(CAST(@field AS VARCHAR), '') = '' AS is_missing,
        CASE
            WHEN $pressing THEN NULL
            WHEN '@field' = 'axis' THEN axis_position
            WHEN len($order) > 0 THEN list_position($order, CAST(@field AS VARCHAR))
            WHEN '@field' = 'code' THEN NULL  -- 1.10 is a code, not a quantity
            ELSE TRY_CAST(CAST(@field AS VARCHAR) AS DOUBLE)
        END * CASE WHEN $descending THEN -1 ELSE 1 END AS number,
        CASE
            WHEN $pressing OR len($order) > 0 OR '@field' = 'axis' THEN NULL
            WHEN $worded THEN in_order(nullif(CAST(@field AS VARCHAR), ''))
            ELSE CAST(@field AS VARCHAR)
        END AS text
    FROM listed($revision, $plan, $day, $axis, $organisation, $situations, $priority, $search)
),
placed AS NOT MATERIALIZED (
    SELECT key, create_sort_key(
        is_missing, 'ASC NULLS LAST', pressure, 'ASC NULLS LAST', number, 'ASC NULLS LAST',
        CASE WHEN NOT $descending THEN text END, 'ASC NULLS LAST', CASE WHEN $descending THEN text END, 'DESC NULLS LAST',
        late, 'ASC NULLS LAST', days_left, 'ASC NULLS LAST', axis_position, 'ASC NULLS LAST', width, 'ASC NULLS LAST',
        code, 'ASC NULLS LAST', title, 'ASC NULLS LAST', key, 'ASC NULLS LAST') AS place
    FROM found
),
page AS (
    SELECT key, place, count(*) OVER () AS found
    FROM placed
    WHERE $key IS NULL
    ORDER BY place
    LIMIT $limit OFFSET $offset
),
beside AS (
    SELECT
        unnest([arg_max(key, place) FILTER (place < own), any_value(key) FILTER (place = own), arg_min(key, place) FILTER (place > own)]) AS key,
        unnest([1, 2, 3]) AS turn
    FROM placed
    CROSS JOIN (SELECT place AS own FROM placed WHERE key = $key)
    WHERE $key IS NOT NULL
)
SELECT key, found
FROM (
    SELECT key, found, row_number() OVER (ORDER BY place) AS turn FROM page
    UNION ALL
    SELECT key, NULL, turn FROM beside WHERE key IS NOT NULL
)
ORDER BY turn
