-- Letters sent and not answered on a day, the oldest first.
SELECT key, occurred_on, partner, subject, action, result, age
FROM exchanges($revision, $plan, $day)
WHERE is_pending
ORDER BY occurred_on
