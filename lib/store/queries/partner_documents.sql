-- The documents of a partner: deliverables of the actions done or handed over, and what supports its declarations, the latest first.
SELECT * FROM (
    SELECT 'deliverable' AS kind, completed_on AS dated, key, code, title, deliverable AS document, evidence
    FROM actions_with($revision, $plan, $day, $partner)
    WHERE (status = 'done' AND deliverable IS NOT NULL) OR evidence IS NOT NULL
    UNION ALL
    SELECT 'declaration', d.declared_on, a.key, a.code, a.title, NULL, d.evidence
    FROM declarations_at($revision, $plan) AS d
    JOIN actions_at($revision, $plan) AS a ON a.key = d.action
    WHERE d.organisation = $partner AND d.declared_on <= $day AND d.evidence IS NOT NULL
)
ORDER BY dated DESC NULLS LAST, length(code), code
LIMIT $limit
