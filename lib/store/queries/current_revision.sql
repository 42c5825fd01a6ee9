-- The number of the last revision, 0 for an empty store.
SELECT coalesce(max(number), 0) FROM plan.revision
