-- Adds the rows registered as `incoming` to `declaration`.
INSERT INTO plan.declaration BY NAME SELECT * FROM incoming
