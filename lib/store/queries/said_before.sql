-- What an organisation said last of each action in another round than this one.
SELECT d.key, d.round, d.action, d.organisation, d.said, d.status, d.progress, d.declared_on, d.evidence, d.completed_on, d.deadline, d.deadline_reason,
    d.obstacle, d.support_requested, d.seen_revision, d.settled_on, d.settled_by, d.settled_reason, d.outcome, d.is_waiting,
    a.code, a.title, nullif(split_part(a.organisation, ' / ', 1), '') AS lead, a.archived_on, coalesce(a.confidential, FALSE) AS is_confidential
FROM round_declarations($revision, $plan, $day) AS d
JOIN actions_at($revision, $plan) AS a ON a.key = d.action
WHERE d.organisation = $organisation AND d.round <> $key
QUALIFY row_number() OVER (PARTITION BY d.action ORDER BY d.declared_on DESC, d.key DESC) = 1
