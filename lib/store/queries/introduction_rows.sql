-- Every business introduction on a day, with one partner or all, at one stage or any, the latest first, a page at a time.
SELECT i.key, i.valid_from, i.occurred_on, i.partner, i.subject, i.action, i.stage, i.age,
    i.follow_up_by, i.follow_up_on, coalesce(q.is_overdue, FALSE) AS is_overdue, q.days_over, q.first_on, count(*) OVER () AS found
FROM introductions_on($revision, $plan, $day) AS i
LEFT JOIN promises($revision, $plan, $day) AS q ON q.key = i.key
WHERE ($partner IS NULL OR i.partner = $partner) AND ($stage IS NULL OR i.stage = $stage)
ORDER BY i.occurred_on DESC, i.key
LIMIT $limit OFFSET $offset
