-- Adds the rows registered as `incoming` to `setting`.
INSERT INTO plan.setting BY NAME SELECT * FROM incoming
