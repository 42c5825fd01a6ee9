-- Which rows a partner may know of, where not every one, and which texts of them.
CREATE OR REPLACE MACRO partner_rows.actions_at(r, p) AS TABLE
FROM memory.main.actions_at(r, p)
WHERE NOT memory.main.is_withheld(confidential, reserved_for) AND key NOT IN (SELECT key FROM memory.main.withheld_actions_of(p));

CREATE OR REPLACE MACRO partner_rows.actions_of(r, p) AS TABLE
FROM memory.main.actions_of(r, p)
WHERE NOT memory.main.is_withheld(confidential, reserved_for) AND key NOT IN (SELECT key FROM memory.main.withheld_actions_of(p));

-- A commitment keeps the links that can be seen, in their order; one that only confidential actions carry out is left
-- out with them.
CREATE OR REPLACE MACRO partner_rows.commitments_at(r, p) AS TABLE
WITH seen AS (
    SELECT list(key) AS keys
    FROM partner_rows.actions_at(r, p)
    WHERE key IN (SELECT unnest(string_split(actions, ' / ')) FROM memory.main.commitments_at(r, p))
)
SELECT c.* REPLACE (
    nullif(array_to_string(list_filter(string_split(c.actions, ' / '), k -> list_contains(seen.keys, k)), ' / '), '') AS actions)
FROM memory.main.commitments_at(r, p) AS c
CROSS JOIN seen
WHERE c.actions IS NULL OR list_has_any(string_split(c.actions, ' / '), seen.keys);

-- A file or a link is seen with the row that carries it, once it is shared.
CREATE OR REPLACE MACRO partner_rows.attachments_at(r, p) AS TABLE
WITH seen AS (
    SELECT 'action:' || key AS carrier FROM partner_rows.actions_at(r, p)
    UNION ALL SELECT 'milestone:' || key FROM partner_rows.milestones_at(r, p)
    UNION ALL SELECT 'decision:' || key FROM partner_rows.decisions_at(r, p)
    UNION ALL SELECT 'interaction:' || key FROM partner_rows.interactions_at(r, p)
    UNION ALL SELECT 'commitment:' || key FROM partner_rows.commitments_at(r, p)
)
FROM memory.main.attachments_at(r, p)
WHERE carrier IN (SELECT carrier FROM seen);

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

-- A dependency is hidden with either of its ends.
CREATE OR REPLACE MACRO partner_rows.dependencies_at(r, p) AS TABLE
FROM memory.main.dependencies_at(r, p)
WHERE coalesce(action NOT IN (SELECT key FROM memory.main.confidential_at(r, p)), TRUE)
    AND coalesce(needs NOT IN (SELECT key FROM memory.main.confidential_at(r, p)), TRUE);

-- The past of occurrences, as that of their actions.
CREATE OR REPLACE MACRO partner_rows.occurrences_of(r, p) AS TABLE
FROM memory.main.occurrences_of(r, p)
WHERE action NOT IN (SELECT key FROM memory.main.confidential_at(r, p));

-- A meeting names the actions that can be seen among those that it called, discussed or did not come to.
CREATE OR REPLACE MACRO partner_rows.meetings_at(r, p) AS TABLE
WITH hidden AS (
    SELECT list(key) AS keys
    FROM memory.main.confidential_at(r, p)
)
SELECT m.* REPLACE (
    memory.main.without_keys(discussed, hidden.keys) AS discussed,
    memory.main.without_keys(closing, hidden.keys) AS closing,
    memory.main.without_keys(undebated, hidden.keys) AS undebated)
FROM memory.main.meetings_at(r, p) AS m
CROSS JOIN hidden;
