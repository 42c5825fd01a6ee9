-- Exchanges linked to an action up to a day, the latest first.
SELECT key, occurred_on, partner, kind, subject, result
FROM interactions_at($revision, $plan)
WHERE action = $code AND occurred_on <= $day
ORDER BY occurred_on DESC
LIMIT 100
