-- The rows that a revision ended or began; asked of every table at once.
SELECT '@table' AS kind, key FROM @rows_touched($revision, $plan)
