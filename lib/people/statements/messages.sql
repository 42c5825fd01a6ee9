-- What was written to whom, the last first, a page of it.
SELECT m.kind, m.plan, m.day, m.account, m.about, m.address, m.subject, m.claimed_at, m.tries, m.sent_at, m.error, m.answer, m.again_at,
    coalesce(a.name, '') AS name, count(*) OVER () AS found
FROM people.message AS m
LEFT JOIN people.account AS a ON a.id = m.account
WHERE (m.plan = $plan OR m.plan = '') AND ($account = '' OR m.account = $account)
ORDER BY m.claimed_at DESC, m.day DESC, m.kind, m.account
LIMIT $limit OFFSET $offset
