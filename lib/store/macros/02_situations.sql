-- Every action with its situation on a day: the one definition of late, expected, gap, slip, kept. What is done without
-- a day was neither kept nor missed: it is out of the rate of first deadlines, and counted beside it (first_undated).
-- An action that comes back is judged by its first occurrence that is not done, and expected is the share that fell due. The
-- reason of a situation is kept.
CREATE OR REPLACE MACRO situations(r, p, day) AS TABLE
WITH measured AS (
    SELECT
        a.*,
        x.code AS axis_code,
        x.title AS axis_title,
        coalesce(x.position, 2147483647) AS axis_position,
        nullif(split_part(a.organisation, ' / ', 1), '') AS lead,
        coalesce(a.owner, lead) AS responsible,
        a.status IS DISTINCT FROM 'cancelled' AS is_tracked,
        open_as(a.status) AS is_open,
        coalesce(a.deadline_precision = 'continuous', FALSE) AS is_continuous,
        coalesce(a.status = 'done' AND a.completed_on IS NULL, FALSE) AS is_done_undated,
        coalesce(c.counted > 0, FALSE) AS is_recurring,
        c.next_due,
        coalesce(c.next_due, a.deadline) AS due_on,
        CASE WHEN c.next_due IS NULL THEN a.deadline_text END AS due_text,
        CASE WHEN c.next_due IS NULL THEN a.deadline_precision ELSE 'day' END AS due_precision,
        expected_on(a.deadline_precision, a.start, a.deadline, day, c.counted, c.fallen_due) AS expected,
        days_until(a.deadline_precision, a.deadline, day, next_due := c.next_due) AS days_left,
        day - a.start AS days_since_start,
        a.deadline - a.initial_deadline AS slip_days,
        m.is_weighted,
        counts_for(m.is_weighted, a.weight) AS counts_for,
        x.weight AS axis_weight,
        l.watch_gap, l.watch_days, l.watch_progress, l.late_start_days
    FROM actions_at(r, p) AS a
    LEFT JOIN axes_at(r, p) AS x ON x.key = a.axis
    LEFT JOIN courses(r, p, day) AS c ON c.action = a.key AND a.recurrence IS NOT NULL
    CROSS JOIN limits_at(r, p) AS l
    CROSS JOIN means_at(r, p) AS m
),
judged AS (
    SELECT
        *,
        progress - expected AS gap,
        progress IS NOT NULL AND expected IS NOT NULL AS is_compared,
        past_by(is_open, days_left) AS is_past_due,
        CASE WHEN is_open AND days_left < 0 THEN -days_left ELSE 0 END AS days_late,
        starts_late(status, days_since_start, late_start_days) AS late_start,
        coalesce(status IN ('done', 'in_progress'), FALSE) AS is_engaged,
        coalesce(is_tracked AND initial_deadline <= day AND NOT is_done_undated, FALSE) AS first_due,
        coalesce(is_tracked AND initial_deadline <= day AND status = 'done' AND completed_on <= initial_deadline, FALSE) AS first_kept,
        coalesce(is_tracked AND initial_deadline <= day AND is_done_undated, FALSE) AS first_undated
    FROM measured
)
SELECT
    * EXCLUDE (watch_gap, watch_days, watch_progress, late_start_days, days_since_start),
    situation_of(status, is_past_due, start > day, progress, gap, days_left, late_start, is_compared, is_continuous, is_recurring,
        watch_gap, watch_days, watch_progress) AS situation,
    CASE
        WHEN NOT is_open THEN NULL
        WHEN is_past_due THEN CASE WHEN is_recurring THEN 'occurrence_late' ELSE 'late' END
        WHEN status IN ('blocked', 'suspended') THEN status
        WHEN start > day AND coalesce(progress, 0) = 0 THEN 'starts'
        WHEN late_start THEN 'late_start'
        WHEN gap < watch_gap THEN 'gap'
        WHEN days_left <= watch_days THEN CASE WHEN is_recurring THEN 'occurrence_soon' ELSE 'soon' END
        WHEN deadline IS NULL AND NOT is_continuous THEN 'no_deadline'
        WHEN start IS NULL AND NOT is_continuous THEN 'no_start'
        WHEN progress IS NULL AND (NOT is_continuous OR status IS NULL) THEN 'no_progress'
    END AS reason_code,
    CASE
        WHEN NOT is_open THEN NULL
        WHEN is_past_due THEN days_late
        WHEN status IN ('blocked', 'suspended') THEN NULL
        WHEN start > day AND coalesce(progress, 0) = 0 THEN -days_since_start
        WHEN late_start THEN days_since_start
        WHEN gap < watch_gap THEN gap
        WHEN days_left <= watch_days THEN days_left
    END AS reason_value
FROM judged;
