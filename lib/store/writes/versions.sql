-- Every version of the rows of @table whose key is in `touched`, the last first, with who began and ended it, and when.
SELECT v.* EXCLUDE (valid_from, valid_to), b.author, b.recorded_at, e.author AS ended_by, e.recorded_at AS ended_at
FROM (
    SELECT key, @columns, valid_from, valid_to
    FROM plan.@table
    WHERE plan = $plan AND key IN (SELECT key FROM touched)
) AS v
JOIN plan.revision AS b ON b.number = v.valid_from
LEFT JOIN plan.revision AS e ON e.number = v.valid_to
ORDER BY v.valid_from DESC
