-- Actions with their situation on a day, filtered, those that need attention first, a page at a time.
SELECT key, code, title, axis_code, axis_title, organisation, lead, owner, responsible, start, deadline, deadline_text,
    deadline_precision, initial_deadline, progress, situation, reason_code, reason_value, is_past_due, days_late, days_left,
    waiting_on, count(*) OVER () AS found
FROM listed($revision, $plan, $day, $axis, $organisation, $situations, $priority, $search)
ORDER BY CASE WHEN $by_attention THEN list_position(['overdue', 'blocked', 'watch', 'on_time', 'upcoming', 'to_complete', 'done', 'cancelled'], situation) END,
    CASE WHEN $by_attention THEN -days_late END,
    axis_position, length(code), code, title
LIMIT $limit OFFSET $offset
