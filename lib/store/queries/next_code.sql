-- What the code of the next action of an axis begins with, and the last number that any code of the plan has after it:
-- as most codes of the axis begin, else the code of the axis itself.
WITH numbered AS (
    SELECT axis, regexp_extract(code, '^(.*?)(\d{1,9})$', 1) AS prefix, regexp_extract(code, '(\d{1,9})$', 1) AS digits
    FROM actions_stored($revision, $plan)
    WHERE regexp_matches(code, '\d{1,9}$')
),
chosen AS (
    SELECT prefix FROM (
        SELECT prefix, count(*) AS n FROM numbered WHERE axis IS NOT DISTINCT FROM $axis GROUP BY prefix
        UNION ALL
        SELECT code || '.', 0 FROM axes_at($revision, $plan) WHERE key = $axis AND code <> ''
    )
    ORDER BY n DESC, prefix
    LIMIT 1
)
SELECT c.prefix, coalesce(max(CAST(n.digits AS BIGINT)), 0) AS last, max(CASE WHEN starts_with(n.digits, '0') THEN length(n.digits) END) AS width
FROM chosen AS c
LEFT JOIN numbered AS n ON lower(n.prefix) = lower(c.prefix)
GROUP BY c.prefix
