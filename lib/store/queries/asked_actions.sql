-- The open actions that an organisation leads, those past their deadline first, with what it is asked about.
SELECT key, code, title, situation, due_on, due_text, due_precision, deadline, deadline_text, deadline_precision, start, status, progress, progress_from,
    deliverable, is_past_due, is_recurring
FROM asked_actions($revision, $plan, $day)
WHERE lead = $partner
ORDER BY list_position(['overdue', 'blocked', 'watch'], situation) NULLS LAST, due_on NULLS LAST, axis_position, length(code), code, key
