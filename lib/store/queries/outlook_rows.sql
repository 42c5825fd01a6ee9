-- What a forecast looks at: tracked actions with dates in days from a day, in plan order.
WITH moves AS (
    SELECT key, count(*) AS n
    FROM deadline_moves(0, $revision, $plan)
    WHERE days > 0
    GROUP BY key
)
SELECT
    s.key, s.axis, s.is_open,
    s.situation = 'blocked' AS halted,
    date_diff('day', CAST($day AS DATE), s.start) AS start_in,
    date_diff('day', CAST($day AS DATE), coalesce(s.initial_deadline, s.deadline)) AS first_in,
    date_diff('day', CAST($day AS DATE), s.deadline) AS deadline_in,
    CASE WHEN s.status = 'done' THEN date_diff('day', CAST($day AS DATE), s.completed_on) END AS completed_in,
    coalesce(s.gap < l.watch_gap, FALSE) AS behind,
    s.late_start,
    s.waiting_on IS NOT NULL AS waiting,
    s.owner IS NULL AS no_owner,
    s.support_requested IS NOT NULL AS support,
    greatest(coalesce(m.n, 0), CASE WHEN s.slip_days > 0 THEN 1 ELSE 0 END) AS postponed
FROM situations($revision, $plan, $day) AS s
CROSS JOIN limits_at($revision, $plan) AS l
LEFT JOIN moves AS m ON m.key = s.key
WHERE s.is_tracked AND NOT s.is_continuous
ORDER BY s.axis_position, length(s.code), s.code
