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

-- The papers that were given out of a meeting hold what was seen by whoever made them.
CREATE OR REPLACE MACRO team_rows.meeting_records_known(p) AS TABLE
SELECT * REPLACE (CASE WHEN NOT team_rows.has_hidden(p) THEN files END AS files)
FROM plan.meeting_record
WHERE plan = p;
