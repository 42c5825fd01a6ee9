-- The plan itself.
SELECT coalesce(title, '') AS title, adopted_on, coalesce(is_sample, FALSE) AS is_sample, host, party_a, party_b, commission, commission_on, adopted_revision, town FROM plan_at($revision, $plan)
