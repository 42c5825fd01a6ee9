-- What people call the actions whose key is in `wanted`: the code, else the title.
SELECT key, coalesce(code, title)
FROM plan.action
WHERE plan = $plan AND valid_to IS NULL AND key IN (SELECT key FROM wanted)
