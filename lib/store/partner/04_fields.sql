-- What a partner sees of @table: the fields that the registry shows, the others are there and empty; no row of a table
-- without such a field, nor one that its flag does not open, nor, at any revision, one that it does not open now.
CREATE OR REPLACE MACRO partner_view.@rows_at(r, p) AS TABLE
FROM memory.main.@rows_at(r, p) WHERE FALSE
UNION ALL BY NAME
SELECT @shown, valid_from FROM partner_rows.@rows_at(r, p)
WHERE @is_shown
    AND key NOT IN (SELECT key FROM memory.main.@rows_at((SELECT max(number) FROM plan.revision), p) WHERE NOT @is_shown);

CREATE OR REPLACE MACRO partner_view.@rows_of(r, p) AS TABLE
FROM memory.main.@rows_of(r, p) WHERE FALSE
UNION ALL BY NAME
SELECT @shown, valid_from, valid_to FROM partner_rows.@rows_of(r, p)
WHERE @is_shown
    AND key NOT IN (SELECT key FROM memory.main.@rows_at((SELECT max(number) FROM plan.revision), p) WHERE NOT @is_shown);

-- What is archived is shown to no partner.
CREATE OR REPLACE MACRO partner_view.@rows_stored(r, p) AS TABLE
FROM partner_view.@rows_at(r, p);
