-- Every row of @table, as text.
COPY (SELECT @columns FROM plan.@table) TO STDOUT (FORMAT csv, FORCE_QUOTE *)
