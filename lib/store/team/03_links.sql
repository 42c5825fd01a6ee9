-- A version of @table that names a hidden action in @field, by its @by, is hidden with it.
CREATE OR REPLACE MACRO team_rows.@rows_known(p) AS TABLE
FROM plan.@table AS v
WHERE plan = p AND NOT EXISTS (
    SELECT 1
    FROM plan.action AS a
    WHERE a.plan = p AND team_rows.is_hidden(p, a.key) AND a.@by = v.@field
        AND (a.@by = a.key OR (a.valid_from < coalesce(v.valid_to, 2147483647) AND coalesce(a.valid_to, 2147483647) > v.valid_from)));
