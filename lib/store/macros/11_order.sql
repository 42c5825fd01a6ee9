-- What is archived at revision r, of each kind: since when and why, what it was merged into, and the revision that did it.
CREATE OR REPLACE MACRO archived_at(r, p) AS TABLE
WITH held AS (
    SELECT 'action' AS kind, key, code, title AS name, archived_on, archived_reason, merged_into
    FROM actions_stored(r, p) WHERE archived_on IS NOT NULL
    UNION ALL
    SELECT 'axis', key, code, title, archived_on, archived_reason, merged_into
    FROM axes_stored(r, p) WHERE archived_on IS NOT NULL
    UNION ALL
    SELECT 'partner', key, NULL, coalesce(acronym, name), archived_on, archived_reason, merged_into
    FROM partners_stored(r, p) WHERE archived_on IS NOT NULL
),
versions AS (
    SELECT 'action' AS kind, key, valid_from, valid_to, archived_on FROM actions_of(r, p) SEMI JOIN held USING (key)
    UNION ALL
    SELECT 'axis', key, valid_from, valid_to, archived_on FROM axes_of(r, p) SEMI JOIN held USING (key)
    UNION ALL
    SELECT 'partner', key, valid_from, valid_to, archived_on FROM partners_of(r, p) SEMI JOIN held USING (key)
),
begun AS (
    SELECT v.kind, v.key, max(v.valid_from) AS number
    FROM versions AS v
    LEFT JOIN versions AS b ON b.kind = v.kind AND b.key = v.key AND b.valid_to = v.valid_from
    WHERE v.archived_on IS NOT NULL AND b.archived_on IS NULL
    GROUP BY v.kind, v.key
)
SELECT h.*, v.number, v.author, v.recorded_at
FROM held AS h
JOIN begun AS b ON b.kind = h.kind AND b.key = h.key
JOIN revisions_of(p) AS v ON v.number = b.number;
