-- What was answered to a round, of one organisation or all: the last word on each action, with how the action stands.
SELECT d.key, d.round, d.action, d.organisation, d.said, d.status, d.progress, d.declared_on, d.evidence, d.completed_on, d.deadline, d.deadline_reason,
    d.obstacle, d.support_requested, d.seen_revision, d.settled_on, d.settled_by, d.settled_reason, d.outcome, d.is_waiting,
    a.code, a.title, nullif(split_part(a.organisation, ' / ', 1), '') AS lead, a.archived_on, coalesce(a.confidential, FALSE) AS is_confidential
FROM round_declarations($revision, $plan, $day) AS d
LEFT JOIN actions_stored($revision, $plan) AS a ON a.key = d.action
WHERE d.round = $key AND ($organisation IS NULL OR d.organisation = $organisation)
ORDER BY in_order(d.organisation), d.organisation, length(a.code), a.code, d.action
