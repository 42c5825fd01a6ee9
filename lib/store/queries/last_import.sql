-- The last import of a plan up to a revision.
SELECT number, recorded_at, author, kind FROM plan.revision
WHERE plan = $plan AND kind IN ('import', 'sample', 'start') AND number <= $revision
ORDER BY number DESC LIMIT 1
