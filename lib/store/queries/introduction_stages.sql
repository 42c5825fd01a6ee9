-- How many introductions stand at each stage on a day, and how many of them nobody came back to within the time for it.
SELECT
    coalesce(stage, 'introduced') AS stage,
    count(*) AS n,
    count(*) FILTER (is_old_enough) AS old_enough,
    count(*) FILTER (is_old_enough AND is_judged) AS judged,
    count(*) FILTER (is_old_enough AND is_judged AND contacted_in_time) AS contacted_in_time
FROM introductions_on($revision, $plan, $day)
WHERE $partner IS NULL OR partner = $partner
GROUP BY 1
ORDER BY 1
