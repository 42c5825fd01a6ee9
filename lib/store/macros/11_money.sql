-- An amount kept as « 1200000.50 MAD », in two: what can be summed, and its currency.
CREATE OR REPLACE MACRO amount_of(held) AS CAST(split_part(held, ' ', 1) AS DECIMAL(18, 2));

CREATE OR REPLACE MACRO currency_of(held) AS split_part(held, ' ', 2);

-- What is planned, committed and spent of every action, line by line, with its axis. The budget agreed for an action is its
-- planned amount, from no source, as long as no line of funding plans any. `is_counted`: cancelled actions are out of the
-- sums, as of every rate.
CREATE OR REPLACE MACRO amounts(r, p) AS TABLE
WITH planned_for AS (
    SELECT DISTINCT action
    FROM fundings_at(r, p)
    WHERE planned IS NOT NULL
),
lines AS (
    SELECT action, source_of_funds, planned, committed, spent, as_of
    FROM fundings_at(r, p)
    UNION ALL BY NAME
    SELECT key AS action, budget AS planned
    FROM actions_at(r, p)
    ANTI JOIN planned_for ON planned_for.action = key
    WHERE budget IS NOT NULL
)
SELECT
    l.*,
    a.status IS DISTINCT FROM 'cancelled' AS is_counted,
    x.key AS axis_key,
    x.code AS axis_code,
    x.title AS axis_title,
    x.position AS axis_position
FROM lines AS l
JOIN actions_at(r, p) AS a ON a.key = l.action
LEFT JOIN axes_at(r, p) AS x ON x.key = a.axis;
