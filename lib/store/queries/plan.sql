-- The plan itself.
SELECT title, adopted_on, is_sample, host, adopted_revision FROM plan_at($revision, $plan)
