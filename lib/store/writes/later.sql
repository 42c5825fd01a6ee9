-- The last revision of a plan that came after another one, if any.
SELECT max(number) FROM plan.revision WHERE plan = $plan AND number > $after
