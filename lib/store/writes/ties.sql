-- What depends on what in plan $plan as it stands, among the actions that are there.
SELECT d.key, d.action, d.needs
FROM plan.dependency AS d
WHERE d.plan = $plan AND d.valid_to IS NULL
    AND d.action IN (SELECT key FROM plan.action WHERE plan = $plan AND valid_to IS NULL)
    AND d.needs IN (SELECT key FROM plan.action WHERE plan = $plan AND valid_to IS NULL)
