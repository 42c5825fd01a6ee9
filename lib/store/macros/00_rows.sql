-- The rows of @table in plan p: those held at revision r, the archived ones too; those that figures and lists are made
-- of; every version up to r; those that revision n began or ended, by their keys and whole. Of @view: main has every version,
-- team_view those that its reader may know of.
CREATE OR REPLACE MACRO @view.@rows_stored(r, p) AS TABLE
SELECT * EXCLUDE (plan, valid_to)
FROM @versions
WHERE plan = p AND valid_from <= r AND (valid_to IS NULL OR valid_to > r);

CREATE OR REPLACE MACRO @view.@rows_at(r, p) AS TABLE
SELECT * EXCLUDE (plan, valid_to)
FROM @versions
WHERE plan = p AND valid_from <= r AND (valid_to IS NULL OR valid_to > r) AND @stands;

CREATE OR REPLACE MACRO @view.@rows_of(r, p) AS TABLE
SELECT * EXCLUDE (plan)
FROM @versions
WHERE plan = p AND valid_from <= r;

CREATE OR REPLACE MACRO @view.@rows_touched(n, p) AS TABLE
SELECT key
FROM @versions
WHERE plan = p AND (valid_from = n OR valid_to = n);

CREATE OR REPLACE MACRO @view.@rows_changed(n, p) AS TABLE
SELECT * EXCLUDE (plan, valid_from, valid_to), valid_from = n AS begins, valid_to IS NOT DISTINCT FROM n AS ends
FROM @versions
WHERE plan = p AND (valid_from = n OR valid_to = n);
