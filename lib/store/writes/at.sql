-- The rows of @table standing at revision $revision, as the reader sees them.
SELECT key, @columns
FROM @rows_stored($revision, $plan)
