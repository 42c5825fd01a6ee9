-- The rows of @table standing at revision $revision whose @field is among those in `named`.
SELECT key, @columns
FROM @rows_at($revision, $plan)
WHERE @field IN (SELECT key FROM named)
ORDER BY valid_from, key
