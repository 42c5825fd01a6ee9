-- Adds the rows registered as `incoming` to `interaction`.
INSERT INTO plan.interaction BY NAME SELECT * FROM incoming
