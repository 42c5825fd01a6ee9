-- The actions that a partner leads or supports: its own first, open before closed, by deadline, a page at a time.
SELECT key, code, title, part, lead, owner, responsible, situation, reason_code, reason_value, completed_on, deadline, deadline_text, deadline_precision,
    initial_deadline, slip_days, is_open, count(*) OVER () AS found
FROM actions_with($revision, $plan, $day, $partner)
ORDER BY NOT is_open, list_position(['lead', 'co_lead', 'support'], part), deadline NULLS LAST, axis_position, length(code), code
LIMIT $limit OFFSET $offset
