-- What a partner is shown: the same macros without confidential actions, private comments, contact details.
-- A cursor that looks here first (setup/partner_view.sql) makes every query obey, whatever it counts.
CREATE SCHEMA IF NOT EXISTS partner_view;

CREATE OR REPLACE MACRO partner_view.actions_at(r, p) AS TABLE
SELECT * REPLACE (CAST(NULL AS VARCHAR) AS comment, CAST(NULL AS VARCHAR) AS extra)
FROM memory.main.actions_at(r, p)
WHERE NOT coalesce(confidential, FALSE);

CREATE OR REPLACE MACRO partner_view.action_versions_of(r, p, k) AS TABLE
SELECT * REPLACE (CAST(NULL AS VARCHAR) AS comment, CAST(NULL AS VARCHAR) AS extra, '' AS reason)
FROM memory.main.action_versions_of(r, p, k)
WHERE key IN (SELECT key FROM partner_view.actions_at(r, p)) AND NOT coalesce(confidential, FALSE);

CREATE OR REPLACE MACRO partner_view.actions_of(r, p) AS TABLE
SELECT * REPLACE (CAST(NULL AS VARCHAR) AS comment, CAST(NULL AS VARCHAR) AS extra)
FROM memory.main.actions_of(r, p)
WHERE NOT coalesce(confidential, FALSE);

CREATE OR REPLACE MACRO partner_view.partners_at(r, p) AS TABLE
SELECT * REPLACE (CAST(NULL AS VARCHAR) AS contact, CAST(NULL AS VARCHAR) AS extra)
FROM memory.main.partners_at(r, p);

CREATE OR REPLACE MACRO partner_view.interactions_at(r, p) AS TABLE
SELECT * REPLACE (CAST(NULL AS VARCHAR) AS extra)
FROM memory.main.interactions_at(r, p)
WHERE action IS NULL OR action NOT IN (
    SELECT code FROM memory.main.actions_at(r, p) WHERE confidential AND code IS NOT NULL);

CREATE OR REPLACE MACRO partner_view.decisions_at(r, p) AS TABLE
SELECT *
FROM memory.main.decisions_at(r, p)
WHERE action IS NULL OR action NOT IN (SELECT key FROM memory.main.actions_at(r, p) WHERE confidential);

CREATE OR REPLACE MACRO partner_view.declarations_at(r, p) AS TABLE
SELECT * REPLACE (CAST(NULL AS VARCHAR) AS comment)
FROM memory.main.declarations_at(r, p)
WHERE action IS NULL OR action NOT IN (SELECT key FROM memory.main.actions_at(r, p) WHERE confidential);

-- A commitment keeps the links that can be seen; one that only confidential actions carry out is left out with them.
CREATE OR REPLACE MACRO partner_view.commitments_at(r, p) AS TABLE
SELECT c.* REPLACE (CASE WHEN c.actions IS NULL THEN NULL ELSE seen.actions END AS actions)
FROM memory.main.commitments_at(r, p) AS c
LEFT JOIN (
    SELECT l.commitment, string_agg(l.action, ' / ') AS actions
    FROM (
        SELECT key AS commitment, unnest(string_split(actions, ' / ')) AS action FROM memory.main.commitments_at(r, p)
    ) AS l
    JOIN partner_view.actions_at(r, p) AS a ON a.key = l.action
    GROUP BY l.commitment
) AS seen ON seen.commitment = c.key
WHERE c.actions IS NULL OR seen.actions IS NOT NULL;

-- Of minutes that are not signed by both, the partner sees that they exist and where they are, not their text;
-- the private note is never shown. Notes of the steps are the team's, and so are the files of an unsigned text.
CREATE OR REPLACE MACRO partner_view.minutes_held(r, p) AS TABLE
SELECT m.* REPLACE (
    CASE WHEN m.key IN (SELECT minutes FROM memory.main.minutes_steps_at(r, p) WHERE step = 'signed_a')
        AND m.key IN (SELECT minutes FROM memory.main.minutes_steps_at(r, p) WHERE step = 'signed_b')
        THEN CAST(json_merge_patch(m.content, '{"private": null}') AS VARCHAR) END AS content)
FROM memory.main.minutes_held(r, p) AS m;

CREATE OR REPLACE MACRO partner_view.minutes_at(r, p) AS TABLE
SELECT * FROM partner_view.minutes_held(r, p);

CREATE OR REPLACE MACRO partner_view.minutes_steps_at(r, p) AS TABLE
SELECT s.* REPLACE (
    CAST(NULL AS VARCHAR) AS note,
    CASE WHEN m.content IS NOT NULL THEN s.file_name END AS file_name,
    CASE WHEN m.content IS NOT NULL THEN s.sha256 END AS sha256)
FROM memory.main.minutes_steps_at(r, p) AS s
LEFT JOIN partner_view.minutes_held(r, p) AS m ON m.key = s.minutes;

-- A reason may repeat the words of a decision on a confidential action.
CREATE OR REPLACE MACRO partner_view.revisions_of(p) AS TABLE
SELECT * REPLACE ('' AS reason)
FROM memory.main.revisions_of(p);
