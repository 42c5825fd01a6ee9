-- The actions whose progress comes from their milestones, with what is stored of each.
SELECT key, status, progress
FROM actions_at($revision, $plan)
WHERE progress_from = 'milestones'
