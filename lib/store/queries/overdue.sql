-- Actions past the day that they are judged by, the oldest first: of one that comes back, that day is its occurrence's.
SELECT key, code, title, axis_code, axis_title, organisation, lead, owner, responsible, start, due_on AS deadline, due_text AS deadline_text,
    due_precision AS deadline_precision, initial_deadline, progress, situation, reason_code, reason_value, is_past_due, days_late, days_left,
    waiting_on, count(*) OVER () AS found
FROM situations($revision, $plan, $day)
WHERE is_past_due
ORDER BY days_late DESC, list_position(['high', 'medium', 'low'], priority), length(code), code
LIMIT $limit
