-- Follow-ups promised and not given on a day, to one partner or all: the most overdue first, those without a day last.
SELECT *, count(*) OVER () AS found, count(*) FILTER (is_overdue) OVER () AS overdue
FROM promises($revision, $plan, $day)
WHERE $partner IS NULL OR partner = $partner
ORDER BY follow_up_on NULLS LAST, key
LIMIT $limit OFFSET $offset
