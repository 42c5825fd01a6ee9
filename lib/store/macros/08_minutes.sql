-- The steps of the life of joint minutes in order: whose step it is, whether it may be left out, what it needs
-- (lib/domain/minutes_life.py decides what may be written; a test compares).
CREATE OR REPLACE MACRO minutes_order() AS TABLE
SELECT *
FROM (VALUES
    ('drafted', 1, '', FALSE, CAST([] AS VARCHAR[])),
    ('reviewed_a', 2, 'a', FALSE, ['drafted']),
    ('reviewed_b', 3, 'b', FALSE, ['drafted']),
    ('initialled', 4, '', TRUE, ['reviewed_a', 'reviewed_b']),
    ('signed_a', 5, 'a', FALSE, ['initialled']),
    ('signed_b', 6, 'b', FALSE, ['initialled']),
    ('sent_a', 7, 'a', FALSE, ['signed_a', 'signed_b']),
    ('sent_b', 8, 'b', FALSE, ['signed_a', 'signed_b']),
    ('acknowledged_a', 9, 'a', FALSE, ['sent_a']),
    ('acknowledged_b', 10, 'b', FALSE, ['sent_b'])
) AS o(step, position, party, optional, needs);

-- The minutes as they are held: from the first signature on, the text is the one that was signed, whatever is undone later.
CREATE OR REPLACE MACRO minutes_held(r, p) AS TABLE
SELECT m.* EXCLUDE (plan, valid_to)
FROM plan.minutes AS m
LEFT JOIN (
    SELECT minutes, min(valid_from) AS number
    FROM memory.main.minutes_steps_at(r, p) WHERE step IN ('signed_a', 'signed_b') GROUP BY minutes
) AS signed ON signed.minutes = m.key
WHERE m.plan = p AND m.valid_from <= coalesce(signed.number, r)
    AND (m.valid_to IS NULL OR m.valid_to > coalesce(signed.number, r));

-- Every step of every minutes on a day: done, left_out, waiting (what it needs is there) since a day, or later.
CREATE OR REPLACE MACRO minutes_life(r, p, day) AS TABLE
WITH recorded AS (
    SELECT m.key AS minutes, o.*, s.key, s.done_on, s.done_by, s.note, s.file_name, s.sha256, s.valid_from AS revision
    FROM minutes_held(r, p) AS m
    CROSS JOIN minutes_order() AS o
    LEFT JOIN minutes_steps_at(r, p) AS s ON s.minutes = m.key AND s.step = o.step AND s.done_on <= day
),
settled AS (
    SELECT *,
        done_on IS NOT NULL OR (optional AND coalesce(
            max(position) FILTER (done_on IS NOT NULL) OVER (PARTITION BY minutes) > position, FALSE)) AS is_settled
    FROM recorded
),
before AS (
    SELECT a.minutes, a.step,
        bool_and(b.is_settled) FILTER (list_contains(a.needs, b.step)) AS is_due,
        coalesce(max(b.done_on) FILTER (list_contains(a.needs, b.step)), max(b.done_on)) AS since
    FROM settled AS a
    JOIN settled AS b ON b.minutes = a.minutes AND b.position < a.position
    GROUP BY a.minutes, a.step
)
SELECT a.* EXCLUDE (is_settled, needs, optional),
    CASE
        WHEN a.done_on IS NOT NULL THEN 'done'
        WHEN a.is_settled THEN 'left_out'
        WHEN coalesce(b.is_due, TRUE) THEN 'waiting'
        ELSE 'later'
    END AS state,
    CASE WHEN NOT a.is_settled AND b.is_due THEN b.since END AS waiting_since,
    CASE WHEN NOT a.is_settled AND b.is_due THEN date_diff('day', b.since, CAST(day AS DATE)) END AS days_waiting
FROM settled AS a
LEFT JOIN before AS b ON b.minutes = a.minutes AND b.step = a.step;

-- The minutes on a day: where each is, what it waits for and since when. Signed: by both; fixed: by one at least.
CREATE OR REPLACE MACRO minutes_list(r, p, day) AS TABLE
SELECT m.*, l.* EXCLUDE (minutes)
FROM minutes_held(r, p) AS m
JOIN (
    SELECT minutes,
        count(*) FILTER (state = 'done' AND step IN ('signed_a', 'signed_b')) = 2 AS is_signed,
        count(*) FILTER (state = 'done' AND step IN ('signed_a', 'signed_b')) > 0 AS is_fixed,
        arg_max(step, position) FILTER (state = 'done') AS last_step,
        max(done_on) FILTER (state = 'done') AS last_on,
        coalesce(list(step ORDER BY position) FILTER (state = 'waiting'), []) AS waiting,
        min(waiting_since) FILTER (state = 'waiting') AS waiting_since,
        max(days_waiting) FILTER (state = 'waiting') AS days_waiting
    FROM minutes_life(r, p, day) GROUP BY minutes
) AS l ON l.minutes = m.key;
