-- Adds the rows registered as `incoming` to `commitment`.
INSERT INTO plan.commitment BY NAME SELECT * FROM incoming
