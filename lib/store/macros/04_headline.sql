-- What an action weighs in the progress of the plan.
CREATE OR REPLACE MACRO weight_of(priority) AS CASE priority WHEN 'high' THEN 3 WHEN 'low' THEN 1 ELSE 2 END;

-- The whole plan on a day, one row. Cancelled actions are out of every rate; the gap is over the `gap_n` actions that
-- have both a progress and an expected one. Confidential actions are in the figures of who may see them (reserved_in) and
-- in no other (reserved_out): in the partner's view, and in what goes to the partner.
CREATE OR REPLACE MACRO headline(r, p, day) AS TABLE
SELECT
    count(*) AS total,
    count(*) FILTER (s.is_tracked) AS tracked,
    count(*) FILTER (s.situation = 'done') AS done,
    count(*) FILTER (s.status = 'in_progress') AS in_progress,
    count(*) FILTER (s.is_engaged) AS engaged,
    avg(s.progress) FILTER (s.is_tracked) AS progress,
    count(s.progress) FILTER (s.is_tracked) AS progress_n,
    avg(s.expected) FILTER (s.is_tracked AND s.is_compared) AS expected,
    avg(s.gap) FILTER (s.is_tracked) AS gap,
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
    (SELECT count(*) FROM confidential_at(r, p) SEMI JOIN hidden_actions_at(r, p) USING (key) WHERE archived_on IS NULL) AS reserved_out,
    (SELECT count(*) FROM confidential_at(r, p) ANTI JOIN hidden_actions_at(r, p) USING (key) WHERE archived_on IS NULL) AS reserved_in
FROM situations(r, p, day) AS s
CROSS JOIN limits_at(r, p) AS l;
