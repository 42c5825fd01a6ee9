-- The press that asked for a revision, as its form named it: pressed again, it is not recorded again.
ALTER TABLE plan.revision ADD COLUMN press VARCHAR;
