-- How many actions of each axis are in each situation.
SELECT axis AS axis_key, any_value(axis_code) AS axis_code, any_value(axis_title) AS axis_title, situation, count(*) AS n
FROM situations($revision, $plan, $day)
GROUP BY axis, situation, axis_position
ORDER BY axis_position, axis_code, situation
