-- Exchanges per partner and month up to a day, from a first month on.
SELECT partner, CAST(date_trunc('month', occurred_on) AS DATE) AS month, count(*) AS n
FROM interactions_at($revision, $plan)
WHERE partner IS NOT NULL AND occurred_on <= $day AND occurred_on >= $first
GROUP BY partner, month
ORDER BY partner, month
