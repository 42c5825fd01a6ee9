-- The actions that come back.
SELECT key
FROM actions_at($revision, $plan)
WHERE recurrence IS NOT NULL
