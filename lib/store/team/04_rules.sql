-- Which versions this reader may know of, where not those that 03_links.sql says. An action that was merged into a hidden
-- one does not name it.
CREATE OR REPLACE MACRO team_rows.actions_known(p) AS TABLE
SELECT * REPLACE (CASE WHEN NOT team_rows.is_hidden(p, merged_into) THEN merged_into END AS merged_into)
FROM plan.action
WHERE plan = p AND NOT team_rows.is_hidden(p, key);

-- A dependency is hidden with either of its ends.
CREATE OR REPLACE MACRO team_rows.dependencies_known(p) AS TABLE
FROM plan.dependency
WHERE plan = p AND NOT team_rows.is_hidden(p, action) AND NOT team_rows.is_hidden(p, needs);

-- A commitment keeps the links that can be seen, in their order; one that only hidden actions carry out is left out with
-- them.
CREATE OR REPLACE MACRO team_rows.commitments_known(p) AS TABLE
SELECT c.* REPLACE (
    nullif(array_to_string(list_filter(string_split(c.actions, ' / '), k -> NOT team_rows.is_hidden(p, k)), ' / '), '') AS actions)
FROM plan.commitment AS c
WHERE c.plan = p AND (c.actions IS NULL OR len(list_filter(string_split(c.actions, ' / '), k -> NOT team_rows.is_hidden(p, k))) > 0);

-- A meeting names the actions that can be seen among those that it called, discussed or did not come to.
CREATE OR REPLACE MACRO team_rows.meetings_known(p) AS TABLE
SELECT * REPLACE (
    memory.main.without_keys(discussed, team_rows.hidden_keys(p)) AS discussed,
    memory.main.without_keys(closing, team_rows.hidden_keys(p)) AS closing,
    memory.main.without_keys(undebated, team_rows.hidden_keys(p)) AS undebated)
FROM plan.meeting
WHERE plan = p;

-- A record that was given out of a meeting holds what was seen by whoever made it: it is withheld, with its words, where a
-- hidden action stood between the figures that it carries and the day on which it was drawn up.
CREATE OR REPLACE MACRO team_rows.meeting_records_told(p) AS TABLE
SELECT r.*, NOT EXISTS (
    SELECT 1
    FROM plan.action AS a
    WHERE a.plan = p AND team_rows.is_hidden(p, a.key) AND a.valid_from <= r.valid_from
        AND coalesce(a.valid_to, 2147483647) > coalesce(r.shown_revision, 0)) AS told
FROM plan.meeting_record AS r
WHERE r.plan = p;

CREATE OR REPLACE MACRO team_rows.meeting_records_known(p) AS TABLE
SELECT * EXCLUDE (told) REPLACE (
    CASE WHEN told THEN files END AS files,
    CASE WHEN told THEN corrects END AS corrects,
    CASE WHEN told THEN reason END AS reason)
FROM team_rows.meeting_records_told(p);

-- The versions of minutes whose text names a hidden action, by what it was called until then: whoever read a part of such a
-- text would print it, and have it signed, as the whole.
CREATE OR REPLACE MACRO team_rows.minutes_naming(p) AS TABLE
SELECT m.key, m.valid_from, m.valid_to
FROM plan.minutes AS m
WHERE m.plan = p AND EXISTS (
    SELECT 1
    FROM plan.action AS a
    WHERE a.plan = p AND team_rows.is_hidden(p, a.key) AND a.valid_from < coalesce(m.valid_to, 2147483647)
        AND memory.main.names_action(m.content, a.code, a.title));

-- They are there, their text is not, nor the files made of it.
CREATE OR REPLACE MACRO team_rows.minutes_known(p) AS TABLE
SELECT * REPLACE (
    CASE WHEN (key, valid_from) NOT IN (SELECT (key, valid_from) FROM team_rows.minutes_naming(p)) THEN content END AS content,
    CASE WHEN key NOT IN (SELECT key FROM team_rows.minutes_naming(p)) THEN prepared END AS prepared)
FROM plan.minutes
WHERE plan = p;

CREATE OR REPLACE MACRO team_rows.minutes_steps_known(p) AS TABLE
SELECT * REPLACE (
    CASE WHEN minutes NOT IN (SELECT key FROM team_rows.minutes_naming(p)) THEN file_name END AS file_name,
    CASE WHEN minutes NOT IN (SELECT key FROM team_rows.minutes_naming(p)) THEN sha256 END AS sha256)
FROM plan.minutes_step
WHERE plan = p;
