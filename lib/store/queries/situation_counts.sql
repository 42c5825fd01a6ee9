-- How many actions the filters leave, by situation.
SELECT situation, count(*) AS n
FROM listed($revision, $plan, $day, $axis, $organisation, $situations, $priority, $search)
GROUP BY situation
