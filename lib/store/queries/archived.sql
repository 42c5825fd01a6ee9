-- What is archived, or the one row that is by its key or code, the latest first: who did it, why, what it was merged into.
SELECT a.kind, a.key, a.code, a.name, a.archived_on, a.archived_reason, a.merged_into, a.number, a.author, a.recorded_at,
    coalesce(n.code, x.code) AS into_code, coalesce(n.title, x.title, y.label) AS into_name
FROM archived_at($revision, $plan) AS a
LEFT JOIN actions_stored($revision, $plan) AS n ON a.kind = 'action' AND n.key = a.merged_into
LEFT JOIN axes_stored($revision, $plan) AS x ON a.kind = 'axis' AND x.key = a.merged_into
LEFT JOIN (SELECT key, coalesce(acronym, name) AS label FROM partners_stored($revision, $plan)) AS y
    ON a.kind = 'partner' AND y.key = a.merged_into
WHERE ($kind IS NULL OR a.kind = $kind) AND ($reference IS NULL OR a.key = $reference OR a.code = $reference)
ORDER BY a.number DESC, a.kind, length(a.code), a.code, a.name
LIMIT $limit
