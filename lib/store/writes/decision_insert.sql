-- Adds the rows registered as `incoming` to `decision`.
INSERT INTO plan.decision BY NAME SELECT * FROM incoming
