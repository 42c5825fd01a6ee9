-- Some actions by their keys, whole, with their situation on a day, in the order of the keys. Few keys are looked for
-- before anything is worked out; many are joined, for a list is read from its beginning for every action.
WITH asked AS (
    SELECT unnest($keys) AS key, unnest(range(len($keys))) AS place
)
SELECT s.*
FROM explained($revision, $plan, $day) AS s
JOIN asked ON asked.key = s.key
WHERE len($keys) > 200 OR list_contains($keys, s.key)
ORDER BY asked.place
