-- Every owner, as its actions name it, with how many actions and decisions still to do name it, the most named first.
WITH named AS (
    SELECT unnest(string_split(owner, ' / ')) AS name, 1 AS actions, 0 AS decisions
    FROM actions_at($revision, $plan)
    WHERE owner IS NOT NULL
    UNION ALL
    SELECT owner, 0, 1
    FROM decisions_at($revision, $plan)
    WHERE owner IS NOT NULL AND status = 'to_do'
)
SELECT name, CAST(sum(actions) AS INTEGER) AS actions, CAST(sum(decisions) AS INTEGER) AS decisions
FROM named
WHERE name <> ''
GROUP BY name
ORDER BY actions DESC, decisions DESC, in_order(name), name
