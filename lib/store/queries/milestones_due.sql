-- The open milestones of open actions that are due by a day, the oldest first.
SELECT key, action, action_code, action_title, action_status, code, title, owner, deadline, status, progress, weight, completed_on,
    comment, extra, is_open, is_late, days_left, count(*) OVER () AS found
FROM milestones_on($revision, $plan, $day)
WHERE is_open AND open_as(action_status) AND deadline <= $until
ORDER BY deadline, length(action_code), action_code, key
LIMIT $limit
