-- What names, in @field of @table at revision $revision, one of those registered as `wanted`: the row that does and each one named.
SELECT v.key, v.named
FROM (
    SELECT key, trim(unnest(CASE WHEN $many THEN string_split(@field, $between) ELSE [@field] END)) AS named
    FROM @rows_stored($revision, $plan)
    WHERE @field IS NOT NULL
) AS v
WHERE v.named IN (SELECT name FROM wanted)
