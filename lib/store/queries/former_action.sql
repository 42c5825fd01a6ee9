-- The action that had a code before, by its key.
SELECT action AS key
FROM former_names_at($revision, $plan)
WHERE kind = 'action' AND former = $reference AND action IS NOT NULL
