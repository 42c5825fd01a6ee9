-- The next deadlines of the plan with a partner, from a day on.
SELECT key, code, title, part, deadline
FROM actions_with($revision, $plan, $day, $partner)
WHERE is_open AND days_left >= 0
ORDER BY deadline, list_position(['lead', 'co_lead', 'support'], part), axis_position, length(code), code
LIMIT $limit
