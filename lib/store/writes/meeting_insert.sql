-- Adds the rows registered as `incoming` to `meeting`.
INSERT INTO plan.meeting BY NAME SELECT * FROM incoming
