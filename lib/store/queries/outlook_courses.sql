-- The dates of tracked actions, in days from a day, one in $step of them (1: all): what past forecasts are repeated from.
SELECT
    key, axis, is_open,
    situation = 'blocked' AS halted,
    date_diff('day', CAST($day AS DATE), start) AS start_in,
    date_diff('day', CAST($day AS DATE), coalesce(initial_deadline, deadline)) AS first_in,
    date_diff('day', CAST($day AS DATE), deadline) AS deadline_in,
    CASE WHEN status = 'done' THEN date_diff('day', CAST($day AS DATE), completed_on) END AS completed_in
FROM situations($revision, $plan, $day)
WHERE is_tracked AND NOT is_continuous AND ($step = 1 OR hash(key) % CAST($step AS UBIGINT) = 0)
ORDER BY key
