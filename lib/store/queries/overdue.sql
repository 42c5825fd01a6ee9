-- Actions past their deadline on a day, the oldest first.
SELECT key, code, title, axis_code, axis_title, lead, organisation, owner, priority, situation, status, progress, deadline, initial_deadline, days_late, waiting_on, support_requested, count(*) OVER () AS found
FROM situations($revision, $plan, $day)
WHERE is_past_due
ORDER BY days_late DESC, list_position(['high', 'medium', 'low'], priority), length(code), code
LIMIT $limit
