-- Every owner named on an action with a deadline, in the order of the alphabet.
SELECT DISTINCT owner
FROM actions_at($revision, $plan)
WHERE owner IS NOT NULL AND deadline IS NOT NULL AND deadline_precision IS DISTINCT FROM 'continuous'
ORDER BY owner
