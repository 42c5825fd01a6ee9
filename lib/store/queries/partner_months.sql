-- Exchanges with a partner per kind and month up to a day, from a first month on.
SELECT kind, CAST(date_trunc('month', occurred_on) AS DATE) AS month, count(*) AS n
FROM interactions_at($revision, $plan)
WHERE occurred_on <= $day AND occurred_on >= $first AND partner = $partner AND kind IS NOT NULL
GROUP BY kind, month
ORDER BY list_position(['meeting', 'letter', 'call', 'introduction', 'visit', 'mission', 'other'], kind), month
