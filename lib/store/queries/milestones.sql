-- The milestones of some actions on a day, or of every one, the nearest first; those without a day last.
SELECT key, action, action_code, action_title, action_status, code, title, owner, deadline, status, progress, weight, completed_on,
    comment, extra, is_open, is_late, days_left
FROM milestones_on($revision, $plan, $day)
WHERE $keys IS NULL OR list_contains(CAST($keys AS VARCHAR[]), action)
ORDER BY deadline NULLS LAST, valid_from, key
