-- Rows of @table that come back after they had ended, by another door than undoing: versions between may be lost.
SELECT v.plan, v.key, v.next_from AS revision, CAST(v.valid_to AS VARCHAR) AS held
FROM (
    SELECT plan, key, valid_to, lead(valid_from) OVER (PARTITION BY plan, key ORDER BY valid_from) AS next_from
    FROM plan.@table
) AS v
JOIN plan.revision AS r ON r.number = v.next_from
WHERE v.next_from > v.valid_to AND r.kind <> 'undo' AND '@table' <> 'setting'
