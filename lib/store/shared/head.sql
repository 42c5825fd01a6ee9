-- The last revision, the token it was kept with, and how many migrations the database has had; the token of a revision that
-- is known, and whether the journal has its key.
SELECT r.number, k.token, (SELECT count(*) FROM plan.migration),
    (SELECT token FROM plan.kept WHERE number = $known), to_regclass('plan.revision_pkey') IS NOT NULL
FROM (SELECT max(number) AS number FROM plan.revision) AS r
LEFT JOIN plan.kept AS k ON k.number = r.number
