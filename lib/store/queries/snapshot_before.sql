-- Where « since » starts on a day: the figures shown at the last meeting before it, else the last state recorded for an earlier day
-- (a step of minutes says nothing of the actions).
SELECT coalesce(m.shown_revision, r.number) AS number, coalesce(m.held_on, r.as_of) AS as_of, r.meeting IS NOT NULL AS is_meeting
FROM plan.revision AS r
LEFT JOIN meetings_at($revision, $plan) AS m ON m.key = r.meeting
WHERE r.plan = $plan AND r.number <= $revision AND r.kind <> 'minutes' AND coalesce(m.held_on, r.as_of) < $day
ORDER BY r.meeting IS NULL, r.number DESC
LIMIT 1
