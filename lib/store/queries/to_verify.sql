-- The actions declared done that nobody has confirmed yet, where the plan asks for a second person; the first declared first.
SELECT key, code, title, declared_by, declared_on
FROM actions_at($revision, $plan)
WHERE unverified(status, declared_on, verified_on) AND is_verified_at($revision, $plan)
ORDER BY declared_on, code NULLS LAST, key
