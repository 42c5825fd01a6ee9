-- What holds every one of some words, of each kind the first: what is named so, then what says so; codes that an action had too.
WITH told AS (
    SELECT 'action' AS kind, 1 AS place, key, code, title AS name, responsible AS who, due_on AS on_day, situation,
        concat_ws(' ', code, title) AS named,
        concat_ws(' ', description, owner, organisation, partners, deliverable, waiting_on, comment, before.codes) AS said
    FROM situations($revision, $plan, $day)
    LEFT JOIN (
        SELECT action AS key, string_agg(former, ' ') AS codes FROM former_names_at($revision, $plan) WHERE kind = 'action' GROUP BY action
    ) AS before USING (key)
    UNION ALL
    SELECT 'milestone', 2, action, action_code, title, owner, deadline, NULL, title, concat_ws(' ', action_code, code, owner, comment)
    FROM milestones_on($revision, $plan, $day)
    UNION ALL
    SELECT 'partner', 3, label, NULL, label, nullif(name, label), NULL, NULL, concat_ws(' ', label, name), country
    FROM partner_activity($revision, $plan, $day)
    UNION ALL
    SELECT 'commitment', 4, key, code, text, organisation, agreed_on, NULL, concat_ws(' ', code, text), concat_ws(' ', reference, organisation)
    FROM commitments_at($revision, $plan)
    UNION ALL
    SELECT 'minutes', 5, key, reference, title, place, held_on, NULL, concat_ws(' ', reference, title),
        concat_ws(' ', place, party_a, party_b, strftime(held_on, '%d/%m/%Y'))
    FROM minutes_list($revision, $plan, $day)
    UNION ALL
    SELECT 'note', 6, n.action, a.code, n.text, n.noted_by, n.noted_on, NULL, n.text, concat_ws(' ', a.title, n.noted_by)
    FROM notes_at($revision, $plan) AS n
    JOIN actions_at($revision, $plan) AS a ON a.key = n.action
    UNION ALL
    SELECT 'indicator', 7, i.action, a.code, i.name, a.title, NULL, NULL, i.name, concat_ws(' ', a.title, i.unit)
    FROM indicators_at($revision, $plan) AS i
    JOIN actions_at($revision, $plan) AS a ON a.key = i.action
    UNION ALL
    SELECT 'archived', 8, key, code, name, archived_reason, archived_on, NULL, concat_ws(' ', code, name), archived_reason
    FROM archived_at($revision, $plan)
    WHERE kind = 'action'
),
held AS (
    SELECT *, folded(named) AS names, folded(concat_ws(' ', named, said)) AS everything
    FROM told
),
found AS (
    SELECT *, count(*) OVER (PARTITION BY kind) AS of_kind,
        row_number() OVER (PARTITION BY kind ORDER BY folded(code) = trim(folded($search)) DESC NULLS LAST,
            holds_words(names, $search) DESC, length(code), code, name, key) AS rank
    FROM held
    WHERE holds_words(everything, $search)
)
SELECT kind, key, code, name, who, on_day, situation, of_kind, count(*) OVER () AS found
FROM found
QUALIFY rank <= $limit
ORDER BY place, rank
