-- Every recorded version of an action, oldest first, with the revision that made it.
SELECT *
FROM action_versions_of($revision, $plan, $key)
ORDER BY valid_from
