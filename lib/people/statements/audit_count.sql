-- How many of them there are.
SELECT count(*) AS n
FROM people.audit
WHERE at >= $since AND at < $until AND ($kind = '' OR kind = $kind) AND ($account = '' OR account = $account)
