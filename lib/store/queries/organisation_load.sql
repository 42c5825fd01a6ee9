-- Actions by organisation, lead or co-lead: a shared action counts once for each, so the total exceeds the plan's.
WITH named AS (
    SELECT unnest(string_split(organisation, ' / ')) AS organisation_name, lead, is_tracked, is_past_due, situation
    FROM situations($revision, $plan, $day)
)
SELECT organisation_name, count(*) FILTER (is_tracked) AS tracked,
    count(*) FILTER (is_tracked AND lead = organisation_name) AS led,
    count(*) FILTER (situation = 'done') AS done,
    count(*) FILTER (is_past_due) AS past_due,
    count(*) FILTER (situation = 'blocked') AS blocked
FROM named
WHERE organisation_name <> ''
GROUP BY organisation_name
ORDER BY tracked DESC, organisation_name
LIMIT $limit
