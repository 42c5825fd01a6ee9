-- Open actions whose deadline falls within a number of days, the nearest first.
SELECT key, code, title, axis_code, axis_title, organisation, lead, owner, responsible, start, deadline, deadline_text,
    deadline_precision, initial_deadline, progress, situation, reason_code, reason_value, is_past_due, days_late, days_left,
    waiting_on, count(*) OVER () AS found
FROM situations($revision, $plan, $day)
WHERE is_open AND days_left BETWEEN 0 AND $days
ORDER BY days_left, length(code), code
LIMIT $limit
