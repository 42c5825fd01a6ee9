-- Every action between two states, (r1, day1) and (r2, day2): what is new, done, late, moved, and by how much.
-- The one definition of « since the last meeting » and of any comparison. A flag speaks of the second state
-- against the first; `missed`: promised for the time between, by the deadline that held then, and still open.
CREATE OR REPLACE MACRO movements(r1, day1, r2, day2, p) AS TABLE
WITH paired AS (
    SELECT
        coalesce(a.key, b.key) AS key,
        coalesce(a.code, b.code) AS code,
        coalesce(a.title, b.title) AS title,
        CASE WHEN a.key IS NULL THEN b.axis ELSE a.axis END AS axis,
        CASE WHEN a.key IS NULL THEN b.axis_code ELSE a.axis_code END AS axis_code,
        CASE WHEN a.key IS NULL THEN b.axis_title ELSE a.axis_title END AS axis_title,
        CASE WHEN a.key IS NULL THEN b.axis_position ELSE a.axis_position END AS axis_position,
        coalesce(a.lead, b.lead) AS lead,
        coalesce(a.priority, b.priority) AS priority,
        coalesce(a.confidential, b.confidential, FALSE) AS confidential,
        b.situation AS situation_before, a.situation,
        b.axis AS axis_before, a.counts_for, b.counts_for AS counts_for_before, a.is_weighted, b.is_weighted AS is_weighted_before,
        CASE WHEN a.is_weighted THEN a.axis_weight END AS axis_weight, CASE WHEN b.is_weighted THEN b.axis_weight END AS axis_weight_before,
        b.status AS status_before, a.status,
        b.progress AS progress_before, a.progress,
        b.owner AS owner_before, a.owner,
        b.organisation AS organisation_before, a.organisation,
        b.deadline AS deadline_before, a.deadline,
        a.initial_deadline, a.completed_on, a.days_late, a.waiting_on,
        b.key IS NULL AS is_new,
        a.key IS NULL AS is_gone,
        coalesce(a.situation = 'done', FALSE) AND b.situation IS DISTINCT FROM 'done' AS newly_done,
        coalesce(b.situation = 'done' AND a.is_open, FALSE) AS reopened,
        coalesce(a.situation = 'cancelled', FALSE) AND b.situation IS DISTINCT FROM 'cancelled' AS newly_cancelled,
        coalesce(a.situation = 'blocked', FALSE) AND b.situation IS DISTINCT FROM 'blocked' AS newly_blocked,
        coalesce(b.situation = 'blocked' AND a.is_open AND a.situation <> 'blocked', FALSE) AS unblocked,
        coalesce(a.is_past_due, FALSE) AND NOT coalesce(b.is_past_due, FALSE) AS newly_late,
        coalesce(a.is_open AND b.is_open AND b.deadline >= day1 AND b.deadline < day2, FALSE) AS missed,
        coalesce(b.key IS NOT NULL AND a.key IS NOT NULL AND a.deadline IS DISTINCT FROM b.deadline, FALSE) AS deadline_moved,
        date_diff('day', b.deadline, a.deadline) AS moved_days,
        coalesce(b.key IS NOT NULL AND a.key IS NOT NULL
            AND (a.owner IS DISTINCT FROM b.owner OR a.organisation IS DISTINCT FROM b.organisation), FALSE) AS owner_changed,
        a.progress - b.progress AS progress_gain
    FROM (
        SELECT s.*
        FROM situations(r1, p, day1) AS s
        ANTI JOIN hidden_actions_at(r2, p) AS h ON h.key = s.key
    ) AS b
    FULL OUTER JOIN situations(r2, p, day2) AS a ON a.key = b.key
)
SELECT
    paired.*,
    y.party,
    coalesce(moved_days > 0, FALSE) AS postponed,
    is_gone OR reopened OR newly_blocked OR unblocked OR missed OR owner_changed OR coalesce(progress_gain < 0, FALSE)
        OR (deadline_moved AND NOT coalesce(moved_days > 0, FALSE)) AS moved_otherwise,
    is_new OR newly_done OR newly_cancelled OR newly_late OR deadline_moved OR coalesce(progress_gain > 0, FALSE)
        OR moved_otherwise AS has_moved
FROM paired
LEFT JOIN parties_at(r2, p) AS y ON y.label = paired.lead;
