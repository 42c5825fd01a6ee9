-- Whether an account came in from an address before, lately.
SELECT 1 AS known
FROM people.session AS s
INNER JOIN people.account AS a ON a.id = s.account
WHERE a.email = $email AND s.address = $address AND s.began_at > $since
LIMIT 1
