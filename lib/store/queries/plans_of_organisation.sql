-- The plans in which an organisation has a place: keeps it, is a party to it, or is among its partners, as they stand.
SELECT DISTINCT plan
FROM (
    SELECT plan, acronym AS named FROM plan.partner WHERE valid_to IS NULL AND archived_on IS NULL
    UNION ALL SELECT plan, name FROM plan.partner WHERE valid_to IS NULL AND archived_on IS NULL
    UNION ALL SELECT plan, host FROM plan.plan WHERE valid_to IS NULL
    UNION ALL SELECT plan, party_a FROM plan.plan WHERE valid_to IS NULL
    UNION ALL SELECT plan, party_b FROM plan.plan WHERE valid_to IS NULL
)
WHERE lower(named) = lower($organisation)
