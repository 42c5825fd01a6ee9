-- Which rows a partner may know of, where not every one, and which texts of them.
CREATE OR REPLACE MACRO partner_rows.actions_at(r, p) AS TABLE
FROM memory.main.actions_at(r, p)
WHERE NOT coalesce(confidential, FALSE);

CREATE OR REPLACE MACRO partner_rows.actions_of(r, p) AS TABLE
FROM memory.main.actions_of(r, p)
WHERE NOT coalesce(confidential, FALSE);

-- A commitment keeps the links that can be seen; one that only confidential actions carry out is left out with them.
CREATE OR REPLACE MACRO partner_rows.commitments_at(r, p) AS TABLE
SELECT c.* REPLACE (CASE WHEN c.actions IS NULL THEN NULL ELSE seen.actions END AS actions)
FROM memory.main.commitments_at(r, p) AS c
LEFT JOIN (
    SELECT l.commitment, string_agg(l.action, ' / ') AS actions
    FROM (
        SELECT key AS commitment, unnest(string_split(actions, ' / ')) AS action FROM memory.main.commitments_at(r, p)
    ) AS l
    JOIN partner_rows.actions_at(r, p) AS a ON a.key = l.action
    GROUP BY l.commitment
) AS seen ON seen.commitment = c.key
WHERE c.actions IS NULL OR seen.actions IS NOT NULL;

-- Of minutes that are not signed by both, the partner sees that they exist and where they are, not their text;
-- the private note is never shown.
CREATE OR REPLACE MACRO partner_rows.minutes_at(r, p) AS TABLE
SELECT m.* REPLACE (
    CASE WHEN m.key IN (SELECT minutes FROM memory.main.minutes_steps_at(r, p) WHERE step = 'signed_a')
        AND m.key IN (SELECT minutes FROM memory.main.minutes_steps_at(r, p) WHERE step = 'signed_b')
        THEN CAST(json_merge_patch(m.content, '{"private": null}') AS VARCHAR) END AS content)
FROM memory.main.minutes_held(r, p) AS m;

-- The files of an unsigned text are the team's.
CREATE OR REPLACE MACRO partner_rows.minutes_steps_at(r, p) AS TABLE
SELECT s.* REPLACE (
    CASE WHEN m.content IS NOT NULL THEN s.file_name END AS file_name,
    CASE WHEN m.content IS NOT NULL THEN s.sha256 END AS sha256)
FROM memory.main.minutes_steps_at(r, p) AS s
LEFT JOIN partner_rows.minutes_at(r, p) AS m ON m.key = s.minutes;
