-- Rows of @table with more than one standing version.
SELECT plan, key, max(valid_from) AS revision, CAST(count(*) AS VARCHAR) AS held
FROM plan.@table
WHERE valid_to IS NULL
GROUP BY plan, key
HAVING count(*) > 1
