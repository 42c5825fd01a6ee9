-- Revisions recorded before the one that they follow: a clock was put back.
SELECT plan, '' AS key, number AS revision, strftime(recorded_at, '%Y-%m-%d %H:%M:%S') AS held
FROM (SELECT *, lag(recorded_at) OVER (ORDER BY number) AS before FROM plan.revision) AS r
WHERE recorded_at < before
