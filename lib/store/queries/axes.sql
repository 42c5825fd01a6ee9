-- Each axis on a day, with its rates and weather.
SELECT * FROM axis_weather($revision, $plan, $day) ORDER BY position, axis_code
