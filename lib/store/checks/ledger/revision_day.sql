-- Revisions that describe a day after the one on which they were recorded, in whatever time zone, or one of no plan.
SELECT plan, '' AS key, number AS revision, CAST(as_of AS VARCHAR) AS held
FROM plan.revision
WHERE as_of > CAST(recorded_at AS DATE) + 1 OR as_of < DATE '1950-01-01'
