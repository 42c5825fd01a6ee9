-- Every declaration about an action up to a day, the latest first.
SELECT key, organisation, status, progress, declared_on, evidence, comment,
    CASE WHEN settled_on <= $day THEN settled_on END AS settled_on, settled_by, settled_reason
FROM declarations_at($revision, $plan)
WHERE action = $key AND declared_on <= $day
ORDER BY declared_on DESC, organisation
LIMIT 100
