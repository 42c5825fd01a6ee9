-- A measured value is hidden with its indicator, a file or a link with the row that carries it.
CREATE OR REPLACE MACRO team_rows.measures_known(p) AS TABLE
FROM plan.measure
WHERE plan = p AND indicator NOT IN (SELECT key FROM team_rows.indicators_unknown(p));

CREATE OR REPLACE MACRO team_rows.attachments_known(p) AS TABLE
FROM plan.attachment
WHERE plan = p AND carrier NOT IN (
    SELECT 'action:' || key FROM team_rows.actions_unknown(p)
    UNION ALL SELECT 'milestone:' || key FROM team_rows.milestones_unknown(p)
    UNION ALL SELECT 'decision:' || key FROM team_rows.decisions_unknown(p)
    UNION ALL SELECT 'interaction:' || key FROM team_rows.interactions_unknown(p)
    UNION ALL SELECT 'commitment:' || key FROM team_rows.commitments_unknown(p)
    UNION ALL SELECT 'declaration:' || key FROM team_rows.declarations_unknown(p));

-- The reason of a revision that recorded what a meeting said of a hidden action may name it.
CREATE OR REPLACE MACRO team_rows.meetings_unknown(p) AS TABLE
SELECT key, valid_from, valid_to
FROM plan.meeting
WHERE plan = p AND len(list_filter(team_rows.hidden_keys(p), k -> contains(concat_ws(' ', discussed, closing, undebated), '"' || k || '"'))) > 0;

CREATE OR REPLACE MACRO team_rows.minutes_unknown(p) AS TABLE
FROM team_rows.minutes_naming(p);
