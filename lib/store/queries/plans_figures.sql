-- Every plan on a day, one row each: its sheet, its figures, what is asked, its next meeting.
WITH judged AS MATERIALIZED (
    FROM situations_of_plans($until, $day)
),
of_axes AS (
    SELECT
        plan,
        mean_of(CASE WHEN is_tracked THEN progress END, counts_for) AS progress,
        mean_of(CASE WHEN is_tracked AND is_compared THEN expected END, counts_for) AS expected,
        any_value(axis_weight) AS axis_weight,
        counts_for(any_value(is_weighted), any_value(axis_weight)) AS counts_for
    FROM judged
    GROUP BY plan, axis
),
by_axes AS (
    SELECT plan, mean_of(progress, counts_for) AS progress, mean_of(expected, counts_for) AS expected, bool_or(axis_weight IS NOT NULL) AS has_weights
    FROM of_axes
    GROUP BY plan
),
counted AS (
    SELECT
        plan,
        coalesce(bool_or(is_weighted), FALSE) AS is_weighted,
        count(*) AS total,
        count(*) FILTER (is_tracked) AS tracked,
        count(*) FILTER (situation = 'done') AS done,
        mean_of(CASE WHEN is_tracked THEN progress END, counts_for) AS progress,
        count(progress) FILTER (is_tracked) AS progress_n,
        mean_of(CASE WHEN is_tracked AND is_compared THEN expected END, counts_for) AS expected,
        count(gap) FILTER (is_tracked) AS gap_n,
        count(*) FILTER (is_past_due) AS past_due,
        count(*) FILTER (is_open AND days_left BETWEEN 0 AND soon_days) AS soon,
        count(*) FILTER (situation = 'on_time') AS on_time,
        count(*) FILTER (situation = 'watch') AS watch,
        count(*) FILTER (situation = 'overdue') AS overdue,
        count(*) FILTER (situation = 'blocked') AS blocked,
        count(*) FILTER (situation = 'upcoming') AS upcoming,
        count(*) FILTER (situation = 'to_complete') AS to_complete,
        count(*) FILTER (is_tracked AND deadline IS NULL AND NOT is_continuous) AS without_deadline,
        count(*) FILTER (is_open AND (support_requested IS NOT NULL OR situation = 'blocked')) AS asked,
        any_value(soon_days) AS soon_days
    FROM judged
    GROUP BY plan
),
convened AS (
    SELECT m.plan, min(m.held_on) AS meeting_on, arg_min(m.title, m.held_on) AS meeting
    FROM plan.meeting AS m
    JOIN plan_states($until) AS s ON s.plan = m.plan AND m.valid_from <= s.revision AND (m.valid_to IS NULL OR m.valid_to > s.revision)
    WHERE m.state = 'convened' AND m.held_on >= $day
    GROUP BY m.plan
),
axes AS (
    SELECT x.plan, count(*) AS axes
    FROM plan.axis AS x
    JOIN plan_states($until) AS s ON s.plan = x.plan AND x.valid_from <= s.revision AND (x.valid_to IS NULL OR x.valid_to > s.revision)
    WHERE x.archived_on IS NULL
    GROUP BY x.plan
)
SELECT p.key, coalesce(p.title, '') AS title, p.short_name, coalesce(p.is_sample, FALSE) AS is_sample, p.host, p.copied_from,
    p.starts_on, p.ends_on, p.closed_on, p.commission, p.commission_on, p.revision, p.begun_on, p.changed_on,
    convened.meeting, convened.meeting_on, coalesce(axes.axes, 0) AS axes,
    coalesce(c.total, 0) AS total, coalesce(c.tracked, 0) AS tracked, coalesce(c.done, 0) AS done,
    CASE WHEN c.is_weighted AND b.has_weights THEN b.progress ELSE c.progress END AS progress, coalesce(c.progress_n, 0) AS progress_n,
    CASE WHEN c.is_weighted AND b.has_weights THEN b.expected ELSE c.expected END AS expected, coalesce(c.is_weighted, FALSE) AS is_weighted, coalesce(c.gap_n, 0) AS gap_n,
    coalesce(c.past_due, 0) AS past_due, coalesce(c.soon, 0) AS soon, coalesce(c.on_time, 0) AS on_time, coalesce(c.watch, 0) AS watch,
    coalesce(c.overdue, 0) AS overdue, coalesce(c.blocked, 0) AS blocked, coalesce(c.upcoming, 0) AS upcoming,
    coalesce(c.to_complete, 0) AS to_complete, coalesce(c.without_deadline, 0) AS without_deadline, coalesce(c.asked, 0) AS asked
FROM plans_on($until) AS p
LEFT JOIN counted AS c ON c.plan = p.key
LEFT JOIN by_axes AS b ON b.plan = p.key
LEFT JOIN convened ON convened.plan = p.key
LEFT JOIN axes ON axes.plan = p.key
ORDER BY p.closed_on IS NOT NULL, p.closed_on DESC, coalesce(c.past_due, 0) + coalesce(c.asked, 0) + coalesce(c.without_deadline, 0) = 0, p.begun_on, p.key
