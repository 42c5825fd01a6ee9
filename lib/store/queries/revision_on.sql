-- The revision that held at the end of a day: the last before the first one that describes a later day.
SELECT coalesce(
    (SELECT max(number) FROM plan.revision WHERE plan = $plan
        AND number < coalesce((SELECT min(number) FROM plan.revision WHERE plan = $plan AND as_of > $day), 2147483647)),
    (SELECT min(number) FROM plan.revision WHERE plan = $plan),
    0
)
