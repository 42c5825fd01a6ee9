-- The commitments on a day by state, and the actions, cancelled ones aside, with and without one.
SELECT
    count(*) AS total,
    count(*) FILTER (state = 'carried_out') AS carried_out,
    count(*) FILTER (state = 'under_way') AS under_way,
    count(*) FILTER (state = 'cancelled') AS cancelled,
    count(*) FILTER (state = 'orphan') AS orphan,
    (SELECT count(*) FROM actions_at($revision, $plan) WHERE status IS DISTINCT FROM 'cancelled') AS actions,
    (SELECT count(*) FROM actions_at($revision, $plan) AS a
        WHERE a.status IS DISTINCT FROM 'cancelled'
            AND NOT EXISTS (SELECT 1 FROM commitment_links($revision, $plan) AS l WHERE l.action = a.key)) AS free_actions
FROM commitments($revision, $plan, $day)
