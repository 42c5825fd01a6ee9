-- Some actions by their keys, whole, with their situation on a day, in the order of the keys.
SELECT *
FROM situations($revision, $plan, $day)
WHERE key IN (SELECT unnest($keys))
ORDER BY list_position($keys, key)
