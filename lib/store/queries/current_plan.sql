-- The plan that is shown where none is named: one that is followed before a closed one, a plan before the sample, then
-- the one that was begun last.
SELECT v.plan
FROM plan.revision AS v
LEFT JOIN plan.plan AS p ON p.plan = v.plan AND p.key = v.plan AND p.valid_to IS NULL
WHERE v.kind IN ('start', 'sample')
ORDER BY p.closed_on IS NOT NULL, coalesce(p.is_sample, FALSE), v.number DESC
LIMIT 1
