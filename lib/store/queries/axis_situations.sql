-- How many actions of each axis are in each situation, in the order of the axes.
SELECT axis AS axis_key, any_value(axis_code) AS axis_code, any_value(axis_title) AS axis_title, situation, count(*) AS n
FROM situations($revision, $plan, $day)
GROUP BY axis, situation, axis_position
ORDER BY axis IS NULL, code_stem(any_value(axis_code)), code_number(any_value(axis_code)), axis_position, any_value(axis_code), situation
