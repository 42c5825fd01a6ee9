-- Actions with their situation on a day, filtered, those that need attention first, a page at a time.
SELECT key, code, title, axis_code, axis_title, organisation, lead, owner, responsible, start, deadline, deadline_text,
    deadline_precision, initial_deadline, progress, situation, reason_code, reason_value, is_past_due, days_late, days_left,
    waiting_on, count(*) OVER () AS found
FROM situations($revision, $plan, $day)
WHERE ($axis IS NULL OR coalesce(axis, '-') = $axis)
    AND ($organisation IS NULL OR list_contains(string_split(organisation, ' / '), $organisation))
    AND (len($situations) = 0 OR list_contains($situations, situation)
        OR (is_tracked AND list_contains($situations, 'tracked'))
        OR (is_past_due AND list_contains($situations, 'past_due'))
        OR (is_engaged AND list_contains($situations, 'engaged'))
        OR (first_due AND list_contains($situations, 'first_due'))
        OR (is_tracked AND lead = $organisation AND list_contains($situations, 'led'))
        OR (late_start AND list_contains($situations, 'late_start')))
    AND ($priority IS NULL OR priority = $priority)
    AND ($search IS NULL
        OR contains(strip_accents(lower(concat_ws(' ', code, title, owner, organisation))), strip_accents(lower($search))))
ORDER BY CASE WHEN $by_attention THEN list_position(['overdue', 'blocked', 'watch', 'on_time', 'upcoming', 'to_complete', 'done', 'cancelled'], situation) END,
    CASE WHEN $by_attention THEN -days_late END,
    axis_position, length(code), code, title
LIMIT $limit OFFSET $offset
