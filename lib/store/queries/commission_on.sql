-- The day of the mixed commission, when the plan has one.
SELECT commission_on
FROM plan_at($revision, $plan)
WHERE commission_on IS NOT NULL
LIMIT 1
