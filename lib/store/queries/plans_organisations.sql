-- Each organisation named on actions, and in exchanges, of several plans: one row an organisation and a plan, whatever
-- the case and the accents of its name.
WITH named AS (
    SELECT plan, unnest(string_split(organisation, ' / ')) AS name, situation, is_tracked, is_past_due, is_open
    FROM situations_of_plans($until, $day)
    WHERE organisation IS NOT NULL AND list_contains($keys, plan)
),
acting AS (
    SELECT folded(trim(name)) AS folded_name, plan, mode(trim(name)) AS name, count(*) FILTER (is_tracked) AS actions,
        count(*) FILTER (situation = 'done') AS done, count(*) FILTER (is_past_due) AS past_due
    FROM named
    WHERE trim(name) <> ''
    GROUP BY folded_name, plan
),
met AS (
    SELECT folded(trim(i.partner)) AS folded_name, i.plan, mode(trim(i.partner)) AS name, count(*) AS exchanges,
        count(*) FILTER (i.kind = 'introduction') AS introductions
    FROM interactions_held() AS i
    JOIN plan_states($until) AS s ON s.plan = i.plan AND i.valid_from <= s.revision AND (i.valid_to IS NULL OR i.valid_to > s.revision)
    WHERE i.partner IS NOT NULL AND i.occurred_on <= $day AND list_contains($keys, i.plan)
    GROUP BY folded_name, i.plan
),
paired AS (
    SELECT coalesce(a.folded_name, m.folded_name) AS folded_name, coalesce(a.plan, m.plan) AS plan, coalesce(a.name, m.name) AS name,
        coalesce(a.actions, 0) AS actions, coalesce(a.done, 0) AS done, coalesce(a.past_due, 0) AS past_due,
        coalesce(m.exchanges, 0) AS exchanges, coalesce(m.introductions, 0) AS introductions
    FROM acting AS a
    FULL JOIN met AS m ON m.folded_name = a.folded_name AND m.plan = a.plan
)
SELECT folded_name AS organisation, first_value(name) OVER alike AS label, plan, name, actions, done, past_due, exchanges, introductions,
    count(*) OVER (PARTITION BY folded_name) AS plans
FROM paired
WINDOW alike AS (PARTITION BY folded_name ORDER BY actions DESC, name ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
ORDER BY plans DESC, organisation, plan
