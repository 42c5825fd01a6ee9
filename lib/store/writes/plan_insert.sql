-- Adds the rows registered as `incoming` to `plan`.
INSERT INTO plan.plan BY NAME SELECT * FROM incoming
