-- Which rows of @table a partner may know of: every one that stands, no past one;
-- 03_rules.sql has the other rules.
CREATE OR REPLACE MACRO partner_rows.@rows_at(r, p) AS TABLE
FROM memory.main.@rows_at(r, p);

CREATE OR REPLACE MACRO partner_rows.@rows_of(r, p) AS TABLE
FROM memory.main.@rows_of(r, p)
WHERE FALSE;
