-- Revisions that begin and end no row at all (those that do are registered as `touched`).
SELECT plan, '' AS key, number AS revision, kind AS held
FROM plan.revision
WHERE number NOT IN (SELECT number FROM touched)
