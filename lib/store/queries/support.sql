-- What is asked of the president: declared requests first, then blocked actions, high priority first.
SELECT key, code, title, lead, owner, responsible, deadline, support_requested, waiting_on, situation,
    count(*) OVER () AS found
FROM situations($revision, $plan, $day)
WHERE is_open AND (support_requested IS NOT NULL OR situation = 'blocked')
ORDER BY support_requested IS NULL, list_position(['high', 'medium', 'low'], priority), days_late DESC, length(code), code
LIMIT $limit
