-- Every plan as it stands, the one that was begun first before the others.
SELECT p.key, coalesce(p.title, '') AS title, p.short_name, coalesce(p.is_sample, FALSE) AS is_sample, p.closed_on, p.copied_from,
    min(v.number) AS founded
FROM plan.plan AS p
JOIN plan.revision AS v ON v.plan = p.plan
WHERE p.key = p.plan AND p.valid_to IS NULL
GROUP BY ALL
ORDER BY founded
