-- Exchanges, with one partner or all, in the month of a day and in the three months before it; who started them.
SELECT
    count(*) FILTER (date_trunc('month', i.occurred_on) = date_trunc('month', $day)) AS this_month,
    count(*) FILTER (i.occurred_on >= date_trunc('month', $day) - INTERVAL 3 MONTH AND i.occurred_on < date_trunc('month', $day)) AS three_months,
    count(*) AS total,
    count(*) FILTER (i.initiator = i.partner) AS by_partner,
    count(*) FILTER (i.initiator = h.host) AS by_host,
    count(*) FILTER (i.initiator IS NULL) AS unknown
FROM interactions_at($revision, $plan) AS i
LEFT JOIN plan_at($revision, $plan) AS h ON TRUE
WHERE i.occurred_on <= $day AND ($partner IS NULL OR i.partner = $partner)
