-- Which versions of @table this reader may know of: every one; 03_links.sql and 04_rules.sql have the other rules.
CREATE OR REPLACE MACRO team_rows.@rows_known(p) AS TABLE
FROM plan.@table
WHERE plan = p;
