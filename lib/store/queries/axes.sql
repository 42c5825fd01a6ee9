-- Each axis on a day, with its rates and weather, in the order of their codes; the actions of none last.
SELECT *
FROM axis_weather($revision, $plan, $day)
ORDER BY axis_key IS NULL, code_stem(axis_code), code_number(axis_code), position, axis_code
