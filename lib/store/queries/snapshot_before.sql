-- Where « since » starts on a day: the last meeting before it, else the last state recorded for an earlier day.
SELECT number, as_of, meeting IS NOT NULL AS is_meeting
FROM plan.revision
WHERE plan = $plan AND number <= $revision AND as_of < $day
ORDER BY meeting IS NULL, number DESC
LIMIT 1
