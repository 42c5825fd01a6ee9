-- The last day on which an action was completed, and how many done actions have no such day.
SELECT max(completed_on) FILTER (completed_on <= $day) AS day, count(*) FILTER (completed_on IS NULL) AS undated
FROM actions_at($revision, $plan)
WHERE status = 'done'
