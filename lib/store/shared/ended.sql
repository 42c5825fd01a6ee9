-- The rows of @table that stood at a revision and that the ones after it ended.
COPY (
    SELECT plan, key, valid_from, valid_to FROM plan.@table WHERE valid_to > $after AND valid_from <= $after
) TO STDOUT (FORMAT csv, FORCE_QUOTE *)
