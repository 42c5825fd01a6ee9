-- Actions past their deadline on a day, the oldest first.
SELECT key, code, title, axis_code, axis_title, organisation, lead, owner, responsible, start, deadline, deadline_text,
    deadline_precision, initial_deadline, progress, situation, reason_code, reason_value, is_past_due, days_late, days_left,
    waiting_on, count(*) OVER () AS found
FROM situations($revision, $plan, $day)
WHERE is_past_due
ORDER BY days_late DESC, list_position(['high', 'medium', 'low'], priority), length(code), code
LIMIT $limit
