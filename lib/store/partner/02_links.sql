-- A row of @table that names a confidential action in @field, by its @by, is hidden with it.
CREATE OR REPLACE MACRO partner_rows.@rows_at(r, p) AS TABLE
FROM memory.main.@rows_at(r, p)
WHERE @field IS NULL OR @field NOT IN (SELECT @by FROM memory.main.confidential_at(r, p) WHERE @by IS NOT NULL);
