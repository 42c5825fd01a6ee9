-- A link to share, by its hash.
INSERT INTO people.share (token, id, account, name, plan, page, query, partner, made_at, expires_at, opened)
VALUES ($token, $id, $account, $name, $plan, $page, $query, $partner, $now, $expires_at, 0)
