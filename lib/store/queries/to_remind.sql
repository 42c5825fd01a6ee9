-- Actions past their deadline that may be reminded on a day, the oldest first: not those of the organisation that keeps the
-- plan, which does not write to itself, nor those about which it wrote to their lead less than a week ago.
SELECT s.key, s.code, s.title, s.axis_code, s.axis_title, s.organisation, s.lead, s.owner, s.responsible, s.start, s.due_on AS deadline,
    s.due_text AS deadline_text, s.due_precision AS deadline_precision, s.initial_deadline, s.progress, s.situation, s.reason_code, s.reason_value, s.is_past_due,
    s.days_late, s.days_left, s.waiting_on, count(*) OVER () AS found
FROM situations($revision, $plan, $day) AS s
LEFT JOIN plan_at($revision, $plan) AS h ON TRUE
WHERE s.is_past_due
    AND coalesce(s.lead <> h.host, TRUE)
    AND NOT EXISTS (
        SELECT 1
        FROM exchanges($revision, $plan, $day) AS e
        WHERE e.is_sent_letter AND e.action = s.code AND e.partner = s.lead AND e.age <= $rest
    )
ORDER BY s.days_late DESC, list_position(['high', 'medium', 'low'], s.priority), length(s.code), s.code
LIMIT $limit
