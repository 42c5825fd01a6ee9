-- Every move of a deadline between two revisions of plan p (r1 excluded, r2 included): from which day to which, by
-- which revision and why. Of a move and all that undid it, did it again and undid that in between, only what is left
-- counts: the move itself, or nothing.
CREATE OR REPLACE MACRO deadline_moves(r1, r2, p) AS TABLE
WITH RECURSIVE moved AS (
    SELECT a.key, v.number, v.as_of, v.kind, v.reason, v.undoes,
        b.deadline AS deadline_before, a.deadline AS deadline_after, date_diff('day', b.deadline, a.deadline) AS days
    FROM actions_of(r2, p) AS a
    JOIN actions_of(r2, p) AS b ON b.key = a.key AND b.valid_to = a.valid_from
    JOIN revisions_of(p) AS v ON v.number = a.valid_from
    WHERE a.valid_from > r1 AND a.deadline IS DISTINCT FROM b.deadline
),
taken_back AS (
    SELECT key, undoes AS number, max(number) AS by_number
    FROM moved
    WHERE undoes > r1
    GROUP BY key, undoes
),
turned AS (
    SELECT key, number, by_number, 1 AS times
    FROM taken_back
    UNION ALL
    SELECT t.key, t.number, b.by_number, t.times + 1
    FROM turned AS t
    JOIN taken_back AS b ON b.key = t.key AND b.number = t.by_number
)
SELECT * EXCLUDE (undoes)
FROM moved
WHERE deadline_before IS NOT NULL AND coalesce(undoes <= r1, TRUE)
    AND coalesce((SELECT max(times) FROM turned AS t WHERE t.key = moved.key AND t.number = moved.number), 0) % 2 = 0;

-- What deadlines are measured against: the plan as adopted; for an action that it did not hold, or before any
-- adoption, the first deadline ever recorded.
CREATE OR REPLACE MACRO slipped(r, p, day) AS TABLE
WITH adopted AS (
    SELECT key, deadline AS adopted_deadline
    FROM actions_at((SELECT max(adopted_revision) FROM plan_at(r, p)), p)
),
moves AS (
    SELECT key, count(*) FILTER (days > 0) AS times_postponed, arg_max(reason, number) AS last_reason, arg_max(kind, number) AS last_kind,
        arg_max(as_of, number) AS last_day
    FROM deadline_moves(0, r, p)
    GROUP BY key
)
SELECT
    s.*,
    coalesce(adopted_deadline, initial_deadline, deadline) AS reference_deadline,
    date_diff('day', coalesce(adopted_deadline, initial_deadline, deadline), deadline) AS reference_days,
    is_open AND coalesce(coalesce(adopted_deadline, initial_deadline, deadline) < day, FALSE) AS past_reference,
    CAST(coalesce(times_postponed, 0) AS INTEGER) AS times_postponed,
    last_reason,
    last_kind,
    last_day
FROM situations(r, p, day) AS s
LEFT JOIN adopted ON adopted.key = s.key
LEFT JOIN moves ON moves.key = s.key;
