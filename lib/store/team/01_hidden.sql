-- Whether this reader is not shown an action; the cursor holds which (setup/hidden.sql), as « plan:key ». And whether
-- any action of a plan is hidden from it, and which.
CREATE OR REPLACE MACRO team_rows.is_hidden(p, k) AS coalesce(list_contains(getvariable('hidden_actions'), p || ':' || k), FALSE);

CREATE OR REPLACE MACRO team_rows.has_hidden(p) AS
len(list_filter(getvariable('hidden_actions'), named -> starts_with(named, p || ':'))) > 0;

CREATE OR REPLACE MACRO team_rows.hidden_keys(p) AS
list_transform(list_filter(getvariable('hidden_actions'), named -> starts_with(named, p || ':')), named -> substr(named, length(p) + 2));
