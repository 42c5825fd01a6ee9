-- Adds the rows registered as `incoming` to `partner`.
INSERT INTO plan.partner BY NAME SELECT * FROM incoming
