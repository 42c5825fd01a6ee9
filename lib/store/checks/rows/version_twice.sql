-- Rows of @table that a revision begins twice or ends twice: nothing could tell what undoing it would do.
SELECT plan, key, valid_from AS revision, CAST(count(*) AS VARCHAR) AS held
FROM plan.@table
GROUP BY plan, key, valid_from
HAVING count(*) > 1
UNION ALL
SELECT plan, key, valid_to, CAST(count(*) AS VARCHAR)
FROM plan.@table
WHERE valid_to IS NOT NULL
GROUP BY plan, key, valid_to
HAVING count(*) > 1
