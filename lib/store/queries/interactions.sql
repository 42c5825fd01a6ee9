-- Exchanges up to a day, of one partner or all, the latest first, a page at a time.
SELECT key, occurred_on, partner, kind, subject, action, result, count(*) OVER () AS found
FROM interactions_at($revision, $plan)
WHERE occurred_on <= $day AND ($partner IS NULL OR partner = $partner)
ORDER BY occurred_on DESC, key
LIMIT $limit OFFSET $offset
