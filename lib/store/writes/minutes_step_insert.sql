-- Adds the rows registered as `incoming` to `minutes_step`.
INSERT INTO plan.minutes_step BY NAME SELECT * FROM incoming
