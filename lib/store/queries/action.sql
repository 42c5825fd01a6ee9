-- One action by its key or its code, whole, with its situation on a day.
SELECT s.*
FROM explained($revision, $plan, $day) AS s
WHERE s.key = $reference OR s.code = $reference
ORDER BY s.key = $reference DESC
LIMIT 1
