-- Values of @field of @table that should be JSON and are not.
SELECT plan, key, valid_from AS revision, @field AS held
FROM plan.@table
WHERE @field IS NOT NULL AND NOT json_valid(@field)
