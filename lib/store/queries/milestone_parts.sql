-- What counts of each milestone of some actions, or of every one.
SELECT key, action, status, progress, weight
FROM milestones_at($revision, $plan)
WHERE $keys IS NULL OR list_contains(CAST($keys AS VARCHAR[]), action)
