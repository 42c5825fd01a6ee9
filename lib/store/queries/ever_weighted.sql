-- Whether the plan weighed its actions at some revision up to the one shown.
SELECT coalesce(bool_or(is_weighted), FALSE) AS ever
FROM plan_of($revision, $plan)
