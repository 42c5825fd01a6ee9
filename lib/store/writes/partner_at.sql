-- The rows of `partner` standing at revision $revision.
SELECT key, acronym, name, country, type, role, tier, aliases, contact, extra
FROM partners_at($revision, $plan)
