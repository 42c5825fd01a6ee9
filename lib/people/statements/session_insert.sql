-- Somebody came in.
INSERT INTO people.session (token, id, account, door, began_at, seen_at, expires_at, address, device)
VALUES ($token, $id, $account, $door, $now, $now, $expires_at, $address, $device)
