-- What holds every one of some words in several plans, of each plan the first: actions, partners, exchanges with those whom
-- they bring together.
WITH told AS (
    SELECT plan, 'action' AS kind, 1 AS place, key, code, title AS name, coalesce(owner, organisation) AS who, deadline AS on_day, situation,
        concat_ws(' ', code, title) AS named, concat_ws(' ', owner, organisation) AS said
    FROM situations_of_plans($until, $day)
    UNION ALL
    SELECT p.plan, 'partner', 0, coalesce(p.acronym, p.name), NULL, coalesce(p.acronym, p.name), p.name, NULL, NULL,
        concat_ws(' ', p.acronym, p.name, p.aliases), concat_ws(' ', p.country, p.contact)
    FROM plan.partner AS p
    JOIN plan_states($until) AS s ON s.plan = p.plan AND p.valid_from <= s.revision AND (p.valid_to IS NULL OR p.valid_to > s.revision)
    WHERE p.archived_on IS NULL
    UNION ALL
    SELECT i.plan, 'interaction', 3, i.key, NULL, i.subject, i.partner, i.occurred_on, NULL,
        concat_ws(' ', i.partner, i.subject), concat_ws(' ', i.result, i.initiator, i.follow_up_by)
    FROM interactions_held() AS i
    JOIN plan_states($until) AS s ON s.plan = i.plan AND i.valid_from <= s.revision AND (i.valid_to IS NULL OR i.valid_to > s.revision)
    WHERE i.occurred_on <= $day
),
held AS (
    SELECT *
    FROM told
    WHERE list_contains($keys, plan) AND holds_words(folded(concat_ws(' ', named, said)), $search)
),
found AS (
    SELECT *, count(*) OVER (PARTITION BY plan) AS of_plan,
        row_number() OVER (PARTITION BY plan ORDER BY folded(code) = trim(folded($search)) DESC NULLS LAST,
            NOT holds_words(folded(named), $search), place, length(code), code, on_day DESC, name, key) AS rank
    FROM held
)
SELECT plan, kind, key, code, name, who, on_day, situation, of_plan, count(*) OVER () AS found
FROM found
QUALIFY rank <= $limit
ORDER BY of_plan DESC, plan, rank
