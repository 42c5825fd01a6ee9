-- Every plan with the revision that held at the end of a day (the same rule as queries/revision_on); none that began later.
CREATE OR REPLACE MACRO plan_states(until) AS TABLE
WITH counted AS (
    SELECT plan, number, as_of, recorded_at, min(number) FILTER (as_of > until) OVER (PARTITION BY plan) AS later
    FROM plan.revision
)
SELECT plan, max(number) AS revision, min(as_of) AS begun_on, arg_max(as_of, number) AS changed_on
FROM counted
WHERE later IS NULL OR number < later
GROUP BY plan;

-- The sheet of each of them.
CREATE OR REPLACE MACRO plans_on(until) AS TABLE
SELECT p.* EXCLUDE (valid_from, valid_to), s.revision, s.begun_on, s.changed_on
FROM plan.plan AS p
JOIN plan_states(until) AS s ON s.plan = p.plan AND p.valid_from <= s.revision AND (p.valid_to IS NULL OR p.valid_to > s.revision)
WHERE p.key = p.plan;

-- The limits in force in each of them, one row a plan: its own, else the defaults.
CREATE OR REPLACE MACRO limits_of_plans(until) AS TABLE
WITH held AS (
    SELECT s.plan, d.name, coalesce(CAST(o.value AS DOUBLE), d.value) AS value
    FROM plan_states(until) AS s
    CROSS JOIN memory.threshold_default AS d
    LEFT JOIN plan.setting AS o ON o.plan = s.plan AND o.key = 'threshold.' || d.name
        AND o.valid_from <= s.revision AND (o.valid_to IS NULL OR o.valid_to > s.revision)
)
SELECT
    plan,
    max(value) FILTER (name = 'watch_gap') AS watch_gap,
    max(value) FILTER (name = 'watch_days') AS watch_days,
    max(value) FILTER (name = 'watch_progress') AS watch_progress,
    max(value) FILTER (name = 'late_start_days') AS late_start_days,
    max(value) FILTER (name = 'soon_days') AS soon_days
FROM held
GROUP BY plan;

-- The day on which a plan is judged: the day shown, of one that is closed by then that of its end (lib/domain/closing.py).
CREATE OR REPLACE MACRO judged_on(day, closed_on) AS least(CAST(day AS DATE), coalesce(closed_on, CAST(day AS DATE)));

-- How far each action that comes back is on a day, in each of them, as `courses` counts.
CREATE OR REPLACE MACRO courses_of_plans(until, day) AS TABLE
SELECT
    o.plan,
    o.action,
    count(*) FILTER (coalesce(o.state, 'planned') IN ('planned', 'done')) AS counted,
    count(*) FILTER (coalesce(o.state, 'planned') IN ('planned', 'done') AND o.due_on < judged_on(day, w.closed_on)) AS fallen_due,
    min(o.due_on) FILTER (coalesce(o.state, 'planned') = 'planned') AS next_due
FROM plan.occurrence AS o
JOIN plan_states(until) AS s ON s.plan = o.plan AND o.valid_from <= s.revision AND (o.valid_to IS NULL OR o.valid_to > s.revision)
LEFT JOIN plans_on(until) AS w ON w.key = o.plan
GROUP BY o.plan, o.action;

-- The actions of all plans with their situations on a day: the definitions are those of `situations`, a test compares.
CREATE OR REPLACE MACRO situations_of_plans(until, day) AS TABLE
WITH measured AS (
    SELECT
        a.plan, a.key, a.code, a.title, a.organisation, a.owner, a.status, a.start, a.deadline, a.deadline_precision, a.progress,
        a.priority, a.support_requested, a.axis,
        coalesce(w.is_weighted, FALSE) AS is_weighted,
        counts_for(coalesce(w.is_weighted, FALSE), a.weight) AS counts_for,
        x.weight AS axis_weight,
        a.status IS DISTINCT FROM 'cancelled' AS is_tracked,
        open_as(a.status) AS is_open,
        coalesce(a.deadline_precision = 'continuous', FALSE) AS is_continuous,
        coalesce(c.counted > 0, FALSE) AS is_recurring,
        judged_on(day, w.closed_on) AS judged_day,
        expected_on(a.deadline_precision, a.start, a.deadline, judged_day, c.counted, c.fallen_due) AS expected,
        days_until(a.deadline_precision, a.deadline, judged_day, next_due := c.next_due) AS days_left,
        starts_late(a.status, judged_day - a.start, l.late_start_days) AS late_start,
        l.* EXCLUDE (plan, late_start_days)
    FROM actions_held() AS a
    JOIN plan_states(until) AS s ON s.plan = a.plan AND a.valid_from <= s.revision AND (a.valid_to IS NULL OR a.valid_to > s.revision)
    JOIN limits_of_plans(until) AS l ON l.plan = a.plan
    LEFT JOIN plans_on(until) AS w ON w.key = a.plan
    LEFT JOIN plan.axis AS x ON x.plan = a.plan AND x.key = a.axis AND x.valid_from <= s.revision AND (x.valid_to IS NULL OR x.valid_to > s.revision)
        AND x.archived_on IS NULL
    LEFT JOIN courses_of_plans(until, day) AS c ON c.plan = a.plan AND c.action = a.key AND a.recurrence IS NOT NULL
    WHERE a.archived_on IS NULL
),
judged AS (
    SELECT
        *,
        progress - expected AS gap,
        progress IS NOT NULL AND expected IS NOT NULL AS is_compared,
        past_by(is_open, days_left) AS is_past_due,
        CASE WHEN is_open AND days_left < 0 THEN -days_left ELSE 0 END AS days_late
    FROM measured
)
SELECT
    * EXCLUDE (watch_gap, watch_days, watch_progress, late_start, judged_day),
    situation_of(status, is_past_due, start > judged_day, progress, gap, days_left, late_start, is_compared, is_continuous, is_recurring,
        watch_gap, watch_days, watch_progress) AS situation
FROM judged;

-- Who the actions of each plan name, as they stand: those that lead or support one of which partners may know.
CREATE OR REPLACE MACRO organisations_of_actions() AS TABLE
SELECT DISTINCT plan, unnest(list_concat(coalesce(string_split(organisation, ' / '), []), coalesce(string_split(partners, ' / '), []))) AS name
FROM actions_held()
WHERE valid_to IS NULL AND archived_on IS NULL AND NOT coalesce(confidential, FALSE);
