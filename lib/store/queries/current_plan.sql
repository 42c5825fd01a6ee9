-- The plan that was started last.
SELECT plan FROM plan.revision WHERE kind IN ('start', 'sample') ORDER BY number DESC LIMIT 1
