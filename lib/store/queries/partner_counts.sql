-- The actions that a partner leads, and those that it supports (as co-lead or partner): tracked, done, past, and of those whose first deadline is past, how many were closed within it.
SELECT
    part = 'lead' AS is_lead,
    count(*) FILTER (is_tracked) AS tracked,
    count(*) FILTER (situation = 'done') AS done,
    count(*) FILTER (is_past_due) AS past_due,
    count(*) FILTER (is_tracked AND initial_deadline <= $day) AS due,
    count(*) FILTER (is_tracked AND initial_deadline <= $day AND status = 'done' AND completed_on <= initial_deadline) AS kept
FROM actions_with($revision, $plan, $day, $partner)
GROUP BY 1
