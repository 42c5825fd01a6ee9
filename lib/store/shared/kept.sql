-- The token of a revision, by which its writer knows it again, and the tables that it wrote.
INSERT INTO plan.kept VALUES ($number, $token, $tables)
