-- The milestones of an action, and whether its progress comes from them.
CREATE TABLE plan.milestone (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    action VARCHAR,
    code VARCHAR,
    title VARCHAR,
    owner VARCHAR,
    deadline DATE,
    status VARCHAR,
    progress DOUBLE PRECISION,
    weight DOUBLE PRECISION,
    completed_on DATE,
    comment VARCHAR,
    extra VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);
ALTER TABLE plan.action ADD COLUMN progress_from VARCHAR;
