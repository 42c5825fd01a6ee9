-- Per organisation whose move is next: its party, its open actions, on which basis, since when; by party, then by name.
SELECT
    party,
    turn_of,
    count(*) AS actions,
    count(*) FILTER (basis = 'declared') AS declared,
    count(*) FILTER (basis = 'letter') AS letters,
    count(*) FILTER (basis = 'reply') AS replies,
    count(*) FILTER (basis = 'lead') AS led,
    min(turn_since) AS since
FROM turns($revision, $plan, $day)
GROUP BY party, turn_of
ORDER BY party NULLS LAST, turn_of NULLS LAST
