-- The day on which a plan was closed, if it is: none for one that is followed.
SELECT closed_on FROM plan.plan WHERE plan = $plan AND key = $plan AND valid_to IS NULL AND closed_on IS NOT NULL
