-- The kinds of the revisions that began a version of a row of @table.
SELECT DISTINCT r.kind
FROM plan.@table AS v
JOIN plan.revision AS r ON r.number = v.valid_from
WHERE v.plan = $plan AND v.key = $key
