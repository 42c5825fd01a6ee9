-- The revisions up to $revision that gave @field of a row of @table another value than it had, or its first one.
SELECT DISTINCT after.valid_from
FROM @rows_of($revision, $plan) AS after
LEFT JOIN @rows_of($revision, $plan) AS before ON before.key = after.key AND before.valid_to = after.valid_from
WHERE after.@field IS DISTINCT FROM before.@field
