-- The partners of the plan as recorded.
SELECT label, name, country FROM partners_at($revision, $plan) WHERE label IS NOT NULL ORDER BY label
