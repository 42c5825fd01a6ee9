-- Versions of @table that begin or end at a revision that is not one of their plan.
SELECT v.plan, v.key, v.number AS revision, CAST(v.number AS VARCHAR) AS held
FROM (
    SELECT plan, key, valid_from AS number FROM plan.@table
    UNION
    SELECT plan, key, valid_to FROM plan.@table WHERE valid_to IS NOT NULL
) AS v
LEFT JOIN plan.revision AS r ON r.number = v.number AND r.plan = v.plan
WHERE r.number IS NULL
