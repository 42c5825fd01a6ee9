-- The versions of @table that this reader knows nothing of.
CREATE OR REPLACE MACRO team_rows.@rows_unknown(p) AS TABLE
SELECT key, valid_from, valid_to FROM plan.@table WHERE plan = p
EXCEPT
SELECT key, valid_from, valid_to FROM team_rows.@rows_known(p);
