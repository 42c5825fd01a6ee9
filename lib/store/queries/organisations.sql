-- Every organisation named on an action, the most frequent first.
SELECT name, count(*) AS n
FROM (SELECT unnest(string_split(organisation, ' / ')) AS name FROM actions_at($revision, $plan))
WHERE name <> ''
GROUP BY name
ORDER BY n DESC, name
