-- The last revision, the token it was kept with, and how many migrations the database has had.
SELECT r.number, k.token, (SELECT count(*) FROM plan.migration)
FROM (SELECT max(number) AS number FROM plan.revision) AS r
LEFT JOIN plan.kept AS k ON k.number = r.number
