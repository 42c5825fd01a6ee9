-- The partners of the plan as recorded.
SELECT label, name, country FROM named_partners_at($revision, $plan) WHERE label IS NOT NULL ORDER BY label
