-- What following a revision and ending a row of @table look up; and that one row of a key stands, no two.
CREATE INDEX IF NOT EXISTS @table_begun ON plan.@table (valid_from);
CREATE INDEX IF NOT EXISTS @table_ended ON plan.@table (valid_to) WHERE valid_to IS NOT NULL;
CREATE UNIQUE INDEX IF NOT EXISTS @table_stands ON plan.@table (plan, key) WHERE valid_to IS NULL
