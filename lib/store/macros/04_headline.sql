-- What an action weighs in the progress of the plan.
CREATE OR REPLACE MACRO weight_of(priority) AS CASE priority WHEN 'high' THEN 3 WHEN 'low' THEN 1 ELSE 2 END;

-- The whole plan on a day, one row. Cancelled actions are out of every rate; the gap is over the `gap_n` actions that
-- have both a progress and an expected one. Confidential actions are in the figures of who may see them (reserved_in) and
-- in no other: neither in the partner's view nor in what goes to the partner, where nothing is said of them.
CREATE OR REPLACE MACRO headline(r, p, day) AS TABLE
WITH judged AS MATERIALIZED (
    SELECT
        situation, status, priority, progress, expected, gap, deadline, owner, axis, weight, axis_weight, counts_for, is_weighted,
        is_tracked, is_compared, is_engaged, is_open, is_continuous, is_past_due, days_left, first_due, first_kept,
        first_undated, late_start, declared_on, verified_on
    FROM situations(r, p, day)
),
axes_on AS (
    SELECT
        mean_of(CASE WHEN is_tracked THEN progress END, counts_for) AS progress,
        mean_of(CASE WHEN is_tracked AND is_compared THEN expected END, counts_for) AS expected,
        mean_of(CASE WHEN is_tracked THEN gap END, counts_for) AS gap,
        any_value(axis_weight) AS axis_weight,
        counts_for(any_value(is_weighted), any_value(axis_weight)) AS counts_for
    FROM judged
    GROUP BY axis
),
-- Where an axis has a weight, the mean of the plan is that of its axes.
by_axes AS (
    SELECT
        mean_of(progress, counts_for) AS progress,
        mean_of(expected, counts_for) AS expected,
        mean_of(gap, counts_for) AS gap,
        coalesce(bool_or(axis_weight IS NOT NULL), FALSE) AS has_weights,
        count(*) FILTER (axis_weight IS NULL AND progress IS NOT NULL) AS without_weight
    FROM axes_on
)
SELECT
    count(*) AS total,
    count(*) FILTER (s.is_tracked) AS tracked,
    count(*) FILTER (s.situation = 'done') AS done,
    count(*) FILTER (s.status = 'in_progress') AS in_progress,
    count(*) FILTER (s.is_engaged) AS engaged,
    CASE WHEN any_value(m.is_weighted AND x.has_weights) THEN any_value(x.progress)
        ELSE mean_of(CASE WHEN s.is_tracked THEN s.progress END, s.counts_for) END AS progress,
    count(s.progress) FILTER (s.is_tracked) AS progress_n,
    CASE WHEN any_value(m.is_weighted AND x.has_weights) THEN any_value(x.expected)
        ELSE mean_of(CASE WHEN s.is_tracked AND s.is_compared THEN s.expected END, s.counts_for) END AS expected,
    CASE WHEN any_value(m.is_weighted AND x.has_weights) THEN any_value(x.gap)
        ELSE mean_of(CASE WHEN s.is_tracked THEN s.gap END, s.counts_for) END AS gap,
    count(s.gap) FILTER (s.is_tracked) AS gap_n,
    sum(weight_of(s.priority) * s.progress) FILTER (s.is_tracked)
        / sum(weight_of(s.priority)) FILTER (s.is_tracked AND s.progress IS NOT NULL) AS weighted_progress,
    count(*) FILTER (s.is_past_due) AS past_due,
    count(*) FILTER (s.is_past_due AND s.situation = 'blocked') AS past_due_blocked,
    count(*) FILTER (s.is_open AND s.days_left BETWEEN 0 AND l.soon_days) AS soon,
    count(*) FILTER (s.is_open AND s.days_left BETWEEN 0 AND l.coming_days) AS coming,
    count(*) FILTER (s.situation = 'on_time') AS on_time,
    count(*) FILTER (s.situation = 'watch') AS watch,
    count(*) FILTER (s.situation = 'overdue') AS overdue,
    count(*) FILTER (s.situation = 'blocked') AS blocked,
    count(*) FILTER (s.situation = 'upcoming') AS upcoming,
    count(*) FILTER (s.situation = 'cancelled') AS cancelled,
    count(*) FILTER (s.situation = 'to_complete') AS to_complete,
    count(*) FILTER (s.first_due) AS due_first,
    count(*) FILTER (s.first_kept) AS kept_first,
    count(*) FILTER (s.first_undated) AS undated_first,
    count(*) FILTER (s.is_tracked AND s.deadline IS NULL AND NOT s.is_continuous) AS without_deadline,
    count(*) FILTER (s.is_tracked AND s.is_continuous) AS continuous,
    count(*) FILTER (s.is_tracked AND s.owner IS NULL) AS without_owner,
    count(*) FILTER (s.is_tracked AND s.progress IS NULL) AS without_progress,
    count(*) FILTER (s.is_tracked AND s.status IS NULL) AS without_status,
    count(*) FILTER (s.late_start) AS late_starts,
    (SELECT count(*) FROM confidential_at(r, p) ANTI JOIN hidden_actions_at(r, p) USING (key) WHERE archived_on IS NULL) AS reserved_in,
    coalesce(any_value(m.is_weighted), FALSE) AS is_weighted,
    coalesce(any_value(m.is_weighted AND x.has_weights), FALSE) AS is_by_axes,
    count(*) FILTER (s.is_weighted AND s.is_tracked AND s.weight IS NULL) AS without_weight,
    coalesce(any_value(CASE WHEN m.is_weighted AND x.has_weights THEN x.without_weight END), 0) AS axes_without_weight,
    count(*) FILTER (unverified(s.status, s.declared_on, s.verified_on) AND is_verified_at(r, p)) AS unverified
FROM judged AS s
CROSS JOIN limits_at(r, p) AS l
CROSS JOIN means_at(r, p) AS m
CROSS JOIN by_axes AS x;
