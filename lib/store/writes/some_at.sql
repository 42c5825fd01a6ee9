-- The same for the rows whose key is in `wanted`.
SELECT key, @columns
FROM @rows_stored($revision, $plan)
WHERE key IN (SELECT key FROM wanted)
