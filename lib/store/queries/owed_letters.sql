-- Letters received and not answered on a day, of one partner or all, the oldest first.
SELECT key, occurred_on, partner, subject, action, age
FROM exchanges($revision, $plan, $day)
WHERE is_owed AND ($partner IS NULL OR partner = $partner)
ORDER BY occurred_on
