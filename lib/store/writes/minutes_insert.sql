-- Adds the rows registered as `incoming` to `minutes`.
INSERT INTO plan.minutes BY NAME SELECT * FROM incoming
