-- Letters without an answer that may be reminded on a day, the oldest first: not those to the organisation that keeps the
-- plan, nor any to a partner to whom it wrote about the same action less than a week ago.
SELECT e.key, e.occurred_on, e.partner, e.subject, e.action, e.age
FROM exchanges($revision, $plan, $day) AS e
LEFT JOIN plan_at($revision, $plan) AS h ON TRUE
WHERE e.is_pending AND e.age > $rest
    AND coalesce(e.partner <> h.host, TRUE)
    AND NOT EXISTS (
        SELECT 1
        FROM exchanges($revision, $plan, $day) AS l
        WHERE l.is_sent_letter AND l.action = e.action AND l.partner = e.partner AND l.age <= $rest
    )
ORDER BY e.occurred_on
