-- What a partner sees of @table: the fields that the registry shows, the others are there and empty; no row of a table
-- without such a field, nor one that its flag does not open.
CREATE OR REPLACE MACRO partner_view.@rows_at(r, p) AS TABLE
FROM memory.main.@rows_at(r, p) WHERE FALSE
UNION ALL BY NAME
SELECT @shown, valid_from FROM partner_rows.@rows_at(r, p) WHERE @is_shown;

CREATE OR REPLACE MACRO partner_view.@rows_of(r, p) AS TABLE
FROM memory.main.@rows_of(r, p) WHERE FALSE
UNION ALL BY NAME
SELECT @shown, valid_from, valid_to FROM partner_rows.@rows_of(r, p) WHERE @is_shown;
