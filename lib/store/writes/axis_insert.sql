-- Adds the rows registered as `incoming` to `axis`.
INSERT INTO plan.axis BY NAME SELECT * FROM incoming
