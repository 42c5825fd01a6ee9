-- The rows of @table held at revision $revision that have one of the names registered as `wanted` in @field, alone or among several.
SELECT key, @columns
FROM @rows_stored($revision, $plan)
WHERE @field IN (SELECT name FROM wanted)
    OR ($many AND list_has_any(string_split(@field, $between), (SELECT list(name) FROM wanted)))
