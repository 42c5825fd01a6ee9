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
