-- The last revision that a file holds.
SELECT coalesce(max(number), 0) FROM plan.revision
