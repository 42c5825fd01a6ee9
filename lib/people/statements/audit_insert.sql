-- One thing done at the door; nothing ever changes it.
INSERT INTO people.audit (id, at, account, author, address, kind, told)
VALUES ($id, $at, $account, $author, $address, $kind, $told)
