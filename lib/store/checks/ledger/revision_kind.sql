-- Revisions that came through no door that we know (registered as `words`).
SELECT plan, '' AS key, number AS revision, kind AS held FROM plan.revision WHERE kind NOT IN (SELECT word FROM words)
