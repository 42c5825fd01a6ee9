-- Every recorded version of an action, oldest first, with the revision that made it.
SELECT a.* EXCLUDE (plan), r.recorded_at, r.as_of, r.author, r.kind, r.reason
FROM plan.action AS a
JOIN plan.revision AS r ON r.number = a.valid_from
WHERE a.plan = $plan AND a.key = $key AND a.valid_from <= $revision
ORDER BY a.valid_from
