-- What else such a reader sees otherwise. A cursor that looks in this schema first (setup/team_path.sql) makes every question
-- obey, whatever it counts.
CREATE OR REPLACE MACRO team_view.confidential_at(r, p) AS TABLE
FROM memory.main.confidential_at(r, p)
WHERE NOT team_rows.is_hidden(p, key);

-- A revision of hidden rows alone is not told, and the reason of one that touches any may name it.
CREATE OR REPLACE MACRO team_view.revisions_of(p) AS TABLE
WITH hidden AS (
    SELECT DISTINCT number FROM team_rows.touched_unknown(p)
)
SELECT * REPLACE (CASE WHEN number IN (FROM hidden) THEN '' ELSE reason END AS reason)
FROM memory.main.revisions_of(p)
WHERE number NOT IN (FROM hidden) OR number IN (SELECT number FROM team_rows.touched_known(p));

CREATE OR REPLACE MACRO team_view.revision_of(n) AS TABLE
SELECT * REPLACE (CASE WHEN number IN (SELECT number FROM team_rows.touched_unknown(plan)) THEN '' ELSE reason END AS reason)
FROM memory.main.revision_of(n);

-- The file of an import holds whatever it held.
CREATE OR REPLACE MACRO team_view.sources_held() AS TABLE
FROM memory.main.sources_held()
WHERE NOT team_rows.has_hidden(plan);

CREATE OR REPLACE MACRO team_view.actions_held() AS TABLE
FROM memory.main.actions_held()
WHERE NOT team_rows.is_hidden(plan, key);

CREATE OR REPLACE MACRO team_view.interactions_held() AS TABLE
FROM memory.main.interactions_held() AS v
WHERE NOT EXISTS (
    SELECT 1
    FROM plan.action AS a
    WHERE team_rows.is_hidden(a.plan, a.key) AND a.plan = v.plan AND a.code = v.action
        AND a.valid_from < coalesce(v.valid_to, 2147483647) AND coalesce(a.valid_to, 2147483647) > v.valid_from);

-- As the whole holds them, from the first signature on as they were signed (macros/08_minutes.sql).
CREATE OR REPLACE MACRO team_view.minutes_held(r, p) AS TABLE
SELECT m.* EXCLUDE (plan, valid_to)
FROM team_rows.minutes_known(p) AS m
LEFT JOIN (
    SELECT minutes, min(valid_from) AS number
    FROM memory.main.minutes_steps_at(r, p) WHERE step IN ('signed_a', 'signed_b') GROUP BY minutes
) AS signed ON signed.minutes = m.key
WHERE m.valid_from <= coalesce(signed.number, r)
    AND (m.valid_to IS NULL OR m.valid_to > coalesce(signed.number, r));
