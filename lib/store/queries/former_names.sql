-- Every former name and code that a file may still use, and what it means now.
SELECT kind, former, name, action, axis
FROM former_names_at($revision, $plan)
WHERE coalesce(name, action, axis) IS NOT NULL
ORDER BY kind, former
