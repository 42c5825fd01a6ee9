-- Values of @field of @table that are none of its words (registered as `words`).
SELECT plan, key, valid_from AS revision, @field AS held
FROM plan.@table
WHERE @field IS NOT NULL AND @field NOT IN (SELECT word FROM words)
