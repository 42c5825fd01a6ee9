-- The rows of `partner` standing at revision $revision.
SELECT key, acronym, name, country, type, role, tier, aliases, contact, extra
FROM plan.partner
WHERE plan = $plan AND valid_from <= $revision AND (valid_to IS NULL OR valid_to > $revision)
