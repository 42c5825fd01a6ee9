-- Versions of @table that begin while an earlier one of the same row still holds, those beside a second standing one aside.
SELECT plan, key, next_from AS revision, CAST(valid_from AS VARCHAR) AS held
FROM (
    SELECT plan, key, valid_from, valid_to,
        lead(valid_from) OVER versions AS next_from, lead(valid_to) OVER versions AS next_to
    FROM plan.@table
    WINDOW versions AS (PARTITION BY plan, key ORDER BY valid_from, valid_to NULLS LAST)
) AS v
WHERE next_from > valid_from AND (next_from < valid_to OR (valid_to IS NULL AND next_to IS NOT NULL))
