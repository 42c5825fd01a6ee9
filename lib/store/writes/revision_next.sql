-- The number the next revision takes.
SELECT coalesce(max(number), 0) + 1 FROM plan.revision
