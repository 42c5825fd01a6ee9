-- The organisations that have a place in some plan as it stands, as each is called there: a party, or who is named by an action, is
-- named once more only where no partner is it.
WITH partners AS (
    SELECT plan, acronym, name FROM plan.partner WHERE valid_to IS NULL AND archived_on IS NULL
),
parties AS (
    SELECT plan, host AS named FROM plan.plan WHERE valid_to IS NULL
    UNION ALL SELECT plan, party_a FROM plan.plan WHERE valid_to IS NULL
    UNION ALL SELECT plan, party_b FROM plan.plan WHERE valid_to IS NULL
    UNION ALL SELECT plan, name FROM organisations_of_actions()
)
SELECT DISTINCT label
FROM (
    SELECT coalesce(acronym, name) AS label FROM partners
    UNION ALL
    SELECT named
    FROM parties
    WHERE NOT EXISTS (
        SELECT 1
        FROM partners
        WHERE partners.plan = parties.plan AND lower(parties.named) IN (lower(partners.acronym), lower(partners.name))
    )
)
WHERE label <> ''
ORDER BY label
