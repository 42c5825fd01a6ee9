-- Values of @field of @table given by hand (by none of the `told` doors) that another row had then; $only alone unless empty.
SELECT v.plan, v.key, v.valid_from AS revision, v.@field AS held
FROM plan.@table AS v
JOIN plan.revision AS r ON r.number = v.valid_from AND r.plan = v.plan
LEFT JOIN plan.@table AS b ON b.plan = v.plan AND b.key = v.key AND b.valid_to = v.valid_from
JOIN plan.@table AS o ON o.plan = v.plan AND o.@field = v.@field AND o.@within = v.@within AND o.key <> v.key
    AND o.valid_from <= v.valid_from AND (o.valid_to IS NULL OR o.valid_to > v.valid_from)
WHERE v.@field IS DISTINCT FROM b.@field AND ($only = '' OR v.@field = $only)
    AND r.kind NOT IN (SELECT kind FROM told)
