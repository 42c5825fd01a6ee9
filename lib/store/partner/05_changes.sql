-- What revision n changed of @table as a partner sees it, before and after; nothing of a row that is hidden now, nothing
-- where both sides look the same.
CREATE OR REPLACE MACRO partner_view.@rows_changed(n, p) AS TABLE
WITH sides AS (
    SELECT * EXCLUDE (valid_from), TRUE AS begins
    FROM partner_view.@rows_at(n, p)
    WHERE valid_from = n
    UNION ALL BY NAME
    SELECT * EXCLUDE (valid_from), FALSE AS begins
    FROM partner_view.@rows_at(n - 1, p)
    WHERE key IN (SELECT key FROM plan.@table WHERE plan = p AND valid_to = n)
),
hidden AS (
    SELECT key FROM memory.main.@rows_at((SELECT max(number) FROM plan.revision), p)
    EXCEPT
    SELECT key FROM partner_view.@rows_at((SELECT max(number) FROM plan.revision), p)
),
seen AS (
    SELECT * EXCLUDE (begins), bool_or(begins) AS begins, bool_or(NOT begins) AS ends
    FROM sides
    WHERE key NOT IN (SELECT key FROM hidden)
    GROUP BY ALL
)
FROM seen
WHERE begins <> ends;

CREATE OR REPLACE MACRO partner_view.@rows_touched(n, p) AS TABLE
SELECT key
FROM partner_view.@rows_changed(n, p);
