-- The plan itself.
SELECT title, adopted_on, is_sample, host FROM plan_at($revision, $plan)
