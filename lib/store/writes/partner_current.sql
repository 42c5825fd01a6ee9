-- The standing rows of `partner` among the keys about to change (registered as `touched`).
SELECT key, acronym, name, country, type, role, tier, aliases, contact, extra
FROM plan.partner
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM touched)
