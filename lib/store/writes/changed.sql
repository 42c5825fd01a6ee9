-- The rows of @table that revision $revision ended or began: every one, or those whose key is in `wanted`.
SELECT key, @columns, begins, ends
FROM @rows_changed($revision, $plan)
WHERE $every OR key IN (SELECT key FROM wanted)
