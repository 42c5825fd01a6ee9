-- What was done at the door, the last first, a page at a time.
SELECT id, at, account, author, address, kind, told
FROM people.audit
WHERE at >= $since AND at < $until AND ($kind = '' OR kind = $kind) AND ($account = '' OR account = $account)
ORDER BY id DESC
LIMIT $limit OFFSET $offset
