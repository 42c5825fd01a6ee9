-- The next deadlines of the plan with a partner, from a day on.
SELECT key, code, title, part, due_on AS deadline
FROM actions_with($revision, $plan, $day, $partner)
WHERE is_open AND days_left >= 0
ORDER BY due_on, list_position(['lead', 'co_lead', 'support'], part), axis_position, length(code), code
LIMIT $limit
