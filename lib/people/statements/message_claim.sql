-- Claims a message for who sends it; nothing when somebody has.
INSERT INTO people.message (kind, plan, day, account, about, address, subject, identifier, server, claimed_at, tries)
VALUES ($kind, $plan, $day, $account, $about, $address, $subject, $identifier, $server, $now, 1)
ON CONFLICT DO NOTHING
RETURNING identifier, tries
