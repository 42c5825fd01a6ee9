-- The actions that a partner leads or supports: its own first, open before closed, by deadline, a page at a time.
SELECT key, code, title, part, lead, owner, responsible, situation,
    CASE WHEN held_up(w.late, is_open, reason_code) THEN 'held_up' ELSE reason_code END AS reason_code,
    CASE WHEN held_up(w.late, is_open, reason_code) THEN w.late ELSE reason_value END AS reason_value, completed_on, deadline, deadline_text, deadline_precision,
    initial_deadline, slip_days, is_open, count(*) OVER () AS found
FROM actions_with($revision, $plan, $day, $partner) AS a
LEFT JOIN late_needs($revision, $plan, $day) AS w ON w.action = a.key
ORDER BY NOT is_open, list_position(['lead', 'co_lead', 'support'], part), deadline NULLS LAST, axis_position, length(code), code
LIMIT $limit OFFSET $offset
