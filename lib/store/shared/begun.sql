-- The rows of @table that the revisions after one began.
COPY (SELECT @columns FROM plan.@table WHERE @since > $after) TO STDOUT (FORMAT csv, FORCE_QUOTE *)
