-- The plan itself.
SELECT title, adopted_on, is_sample, host, party_a, party_b, commission, commission_on, adopted_revision FROM plan_at($revision, $plan)
