-- Open actions on which nothing was recorded for a number of days before a day.
SELECT s.key, s.code, s.title, r.as_of AS last_change, date_diff('day', r.as_of, $day) AS days, count(*) OVER () AS found
FROM situations($revision, $plan, $day) AS s
JOIN plan.revision AS r ON r.number = s.valid_from
WHERE s.is_open AND date_diff('day', r.as_of, $day) > $days
ORDER BY days DESC, length(s.code), s.code
LIMIT $limit
