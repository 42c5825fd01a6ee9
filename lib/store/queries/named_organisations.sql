-- Every organisation named in the plan or known as a partner, with its actions and exchanges, the most named first.
WITH named AS (
    SELECT unnest(list_distinct(list_concat(coalesce(string_split(organisation, ' / '), []), coalesce(string_split(partners, ' / '), [])))) AS name,
        1 AS actions, 0 AS exchanges, NULL AS key
    FROM actions_at($revision, $plan)
    UNION ALL
    SELECT partner, 0, 1, NULL
    FROM interactions_at($revision, $plan)
    UNION ALL
    SELECT label, 0, 0, key
    FROM named_partners_at($revision, $plan)
)
SELECT name, CAST(sum(actions) AS INTEGER) AS actions, CAST(sum(exchanges) AS INTEGER) AS exchanges, any_value(key) AS key
FROM named
WHERE name <> ''
GROUP BY name
ORDER BY actions DESC, exchanges DESC, in_order(name), name
