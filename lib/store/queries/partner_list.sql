-- The partners of the plan as recorded.
SELECT key, acronym, name, country, type, role, tier, aliases, label FROM named_partners_at($revision, $plan) ORDER BY label
