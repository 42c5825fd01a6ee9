-- Adds the rows registered as `incoming` to `action`.
INSERT INTO plan.action BY NAME SELECT * FROM incoming
