-- Actions, axes and partners are archived with a reason, two that are one are merged, and former names and codes are known.
ALTER TABLE plan.action ADD COLUMN archived_on DATE;
ALTER TABLE plan.action ADD COLUMN archived_reason VARCHAR;
ALTER TABLE plan.action ADD COLUMN merged_into VARCHAR;
ALTER TABLE plan.axis ADD COLUMN archived_on DATE;
ALTER TABLE plan.axis ADD COLUMN archived_reason VARCHAR;
ALTER TABLE plan.axis ADD COLUMN merged_into VARCHAR;
ALTER TABLE plan.partner ADD COLUMN archived_on DATE;
ALTER TABLE plan.partner ADD COLUMN archived_reason VARCHAR;
ALTER TABLE plan.partner ADD COLUMN merged_into VARCHAR;

CREATE TABLE plan.former_name (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    kind VARCHAR,
    former VARCHAR,
    name VARCHAR,
    action VARCHAR,
    axis VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);
