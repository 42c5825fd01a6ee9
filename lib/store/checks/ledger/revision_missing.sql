-- Numbers that no revision has, below the last.
SELECT '' AS plan, '' AS key, n AS revision, '' AS held
FROM range(1, (SELECT coalesce(max(number), 0) FROM plan.revision)) AS numbers(n)
WHERE NOT EXISTS (SELECT 1 FROM plan.revision AS r WHERE r.number = n)
UNION ALL
SELECT plan, '', number, '' FROM plan.revision WHERE number < 1
