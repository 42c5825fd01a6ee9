-- The closed meetings that a revision about to be written touches: the one that it is written in, the one in which what
-- it undoes was written, those whose sheet, decisions or records it changes (registered as `meetings_named`,
-- `decisions_named`, `records_named`); and whether it undoes what the last record of the meeting annuls.
WITH undone AS (
    SELECT meeting AS key FROM plan.revision WHERE number = $undoes AND plan = $plan
),
touched AS (
    SELECT CAST($meeting AS VARCHAR) AS key
    UNION SELECT key FROM undone
    UNION SELECT key FROM meetings_named
    UNION SELECT d.meeting FROM plan.decision AS d SEMI JOIN decisions_named AS n ON n.key = d.key
        WHERE d.plan = $plan AND d.valid_to IS NULL
    UNION SELECT r.meeting FROM plan.meeting_record AS r SEMI JOIN records_named AS n ON n.key = r.key
        WHERE r.plan = $plan AND r.valid_to IS NULL
)
SELECT m.key,
    m.key IN (FROM undone) AND coalesce((
        SELECT arg_max(coalesce(r.annuls, FALSE), r.number)
        FROM plan.meeting_record AS r
        WHERE r.plan = $plan AND r.meeting = m.key AND r.valid_to IS NULL
    ), FALSE) AS undone_with_it
FROM plan.meeting AS m
SEMI JOIN touched AS t ON t.key = m.key
WHERE m.plan = $plan AND m.valid_to IS NULL AND m.state = $closed
