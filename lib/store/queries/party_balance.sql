-- Per party: what it committed to, by state, and the open actions whose move is its own; by name of party.
WITH committed AS (
    SELECT DISTINCT u.key, u.state, y.party
    FROM (SELECT key, state, unnest(string_split(organisation, ' / ')) AS label FROM commitments($revision, $plan, $day)) AS u
    JOIN parties_at($revision, $plan) AS y ON y.label = u.label
    WHERE y.party IS NOT NULL
),
promised AS (
    SELECT party, count(*) AS committed, count(*) FILTER (state = 'carried_out') AS carried_out,
        count(*) FILTER (state = 'under_way') AS under_way, count(*) FILTER (state = 'orphan') AS orphan
    FROM committed GROUP BY party
),
moves AS (
    SELECT party, count(*) AS turns FROM turns($revision, $plan, $day) WHERE party IS NOT NULL GROUP BY party
)
SELECT coalesce(promised.party, moves.party) AS party, coalesce(committed, 0) AS committed, coalesce(carried_out, 0) AS carried_out,
    coalesce(under_way, 0) AS under_way, coalesce(orphan, 0) AS orphan, coalesce(turns, 0) AS turns
FROM promised
FULL OUTER JOIN moves ON moves.party = promised.party
ORDER BY 1
