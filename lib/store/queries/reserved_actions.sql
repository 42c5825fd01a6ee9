-- The actions of every plan that are reserved, as each stands, or stood last: who sees one sees its past.
WITH once AS (
    SELECT DISTINCT plan, key
    FROM plan.action
    WHERE reserved_for IS NOT NULL
),
last AS (
    SELECT a.plan, a.key, a.reserved_for
    FROM plan.action AS a
    SEMI JOIN once ON once.plan = a.plan AND once.key = a.key
    QUALIFY row_number() OVER (PARTITION BY a.plan, a.key ORDER BY a.valid_from DESC) = 1
)
SELECT plan, key, reserved_for
FROM last
WHERE reserved_for IS NOT NULL
ORDER BY plan, key
