-- Keys in @field of @table, one or several where $many, that no row of the other table ever had (registered as `known`).
SELECT v.plan, v.key, v.valid_from AS revision, v.named AS held
FROM (
    SELECT plan, key, valid_from,
        trim(unnest(CASE WHEN $many THEN string_split(@field, $between) ELSE [@field] END)) AS named
    FROM plan.@table
    WHERE @field IS NOT NULL
) AS v
WHERE v.named <> '' AND NOT EXISTS (SELECT 1 FROM known AS k WHERE k.plan = v.plan AND k.key = v.named)
