-- Files and links kept with a row of any table, named by its table and its key; and who declared an action done, and who
-- confirmed it, where a plan asks for a second person.
CREATE TABLE plan.attachment (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    carrier VARCHAR,
    kind VARCHAR,
    title VARCHAR,
    link VARCHAR,
    file_name VARCHAR,
    size INTEGER,
    sha256 VARCHAR,
    added_on DATE,
    added_by VARCHAR,
    shared BOOLEAN,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

ALTER TABLE plan.action ADD COLUMN declared_by VARCHAR;
ALTER TABLE plan.action ADD COLUMN declared_on DATE;
ALTER TABLE plan.action ADD COLUMN verified_by VARCHAR;
ALTER TABLE plan.action ADD COLUMN verified_on DATE;
