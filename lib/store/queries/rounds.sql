-- The rounds opened by a day, the last first, with how many organisations were asked, answered, are answered in time, and wait to be read.
SELECT x.key, x.asked_for, x.answers_until, x.word, x.opened_on, x.closed_on, x.is_open, x.days_left,
    count(a.key) AS asked,
    count(a.key) FILTER (a.is_answered) AS answered,
    count(a.key) FILTER (a.is_in_time) AS in_time,
    CAST(coalesce(sum(a.waiting), 0) AS INTEGER) AS waiting
FROM rounds_on($revision, $plan, $day) AS x
LEFT JOIN round_answers($revision, $plan, $day) AS a ON a.round = x.key
GROUP BY ALL
ORDER BY x.opened_on DESC, x.asked_for DESC, x.key
LIMIT 100
