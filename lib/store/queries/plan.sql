-- The plan itself.
SELECT title, adopted_on, is_sample, host, party_a, party_b, commission, commission_on FROM plan_at($revision, $plan)
