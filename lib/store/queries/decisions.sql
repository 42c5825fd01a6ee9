-- Decisions with their action and the meeting that took them, of one meeting or all, of one status or all, in order of number.
SELECT d.key, d.number, d.meeting, m.title AS meeting_title, m.held_on, d.text, d.action, a.code AS action_code, a.title AS action_title,
    d.owner, d.deadline, d.recipients, d.status, d.completed_on,
    coalesce(d.status = 'to_do' AND d.deadline < $day, FALSE) AS is_late
FROM decisions_at($revision, $plan) AS d
LEFT JOIN meetings_at($revision, $plan) AS m ON m.key = d.meeting
LEFT JOIN actions_stored($revision, $plan) AS a ON a.key = d.action
WHERE ($meeting IS NULL OR d.meeting = $meeting) AND ($status IS NULL OR d.status = $status)
ORDER BY d.number
