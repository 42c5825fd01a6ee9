-- The actions that a partner leads, and those that it supports (as co-lead or partner): tracked, done, past, and of those whose first deadline is past, how many were closed within it.
SELECT
    part = 'lead' AS is_lead,
    count(*) FILTER (is_tracked) AS tracked,
    count(*) FILTER (situation = 'done') AS done,
    count(*) FILTER (is_past_due) AS past_due,
    count(*) FILTER (first_due) AS due,
    count(*) FILTER (first_kept) AS kept,
    count(*) FILTER (first_undated) AS undated
FROM actions_with($revision, $plan, $day, $partner)
GROUP BY 1
