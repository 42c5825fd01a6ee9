-- What was done of one kind, the first first.
SELECT id, told
FROM people.audit
WHERE kind = $kind
ORDER BY id
