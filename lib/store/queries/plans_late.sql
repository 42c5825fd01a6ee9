-- Of each of some plans the actions that are past their deadline for longest, at most so many a plan.
SELECT plan, key, code, title, coalesce(owner, nullif(split_part(organisation, ' / ', 1), '')) AS responsible, days_late
FROM situations_of_plans($until, $day)
WHERE is_past_due AND list_contains($keys, plan)
QUALIFY row_number() OVER (
    PARTITION BY plan ORDER BY days_late DESC, list_position(['high', 'medium', 'low'], priority), length(code), code, key
) <= $each
ORDER BY plan, days_late DESC, list_position(['high', 'medium', 'low'], priority), length(code), code, key
