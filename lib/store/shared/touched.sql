-- The tables that the revisions after one wrote, each set as one text; nothing for a revision that came from elsewhere.
SELECT DISTINCT k.tables
FROM plan.revision AS r
LEFT JOIN plan.kept AS k ON k.number = r.number
WHERE r.number > $after
