-- The plans in which an organisation has a place as they stand: keeps it, is a party to it, is among its partners, or is named by
-- an action of which partners may know.
SELECT DISTINCT plan
FROM (
    SELECT plan, acronym AS named FROM plan.partner WHERE valid_to IS NULL AND archived_on IS NULL
    UNION ALL SELECT plan, name FROM plan.partner WHERE valid_to IS NULL AND archived_on IS NULL
    UNION ALL SELECT plan, host FROM plan.plan WHERE valid_to IS NULL
    UNION ALL SELECT plan, party_a FROM plan.plan WHERE valid_to IS NULL
    UNION ALL SELECT plan, party_b FROM plan.plan WHERE valid_to IS NULL
    UNION ALL SELECT plan, name FROM organisations_of_actions()
)
WHERE lower(named) = lower($organisation)
