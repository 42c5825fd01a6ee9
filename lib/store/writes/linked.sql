-- The rows of @table standing at revision $revision that name one row in @field, the first recorded first.
SELECT key, @columns
FROM @rows_stored($revision, $plan)
WHERE @field = $named
ORDER BY valid_from, key
