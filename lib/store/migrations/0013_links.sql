-- What an action needs of others before it begins; how often it comes back, until when, and its occurrences. An action of
-- an older revision comes back never.
ALTER TABLE plan.action ADD COLUMN recurrence VARCHAR;
ALTER TABLE plan.action ADD COLUMN recurrence_until DATE;
CREATE TABLE plan.dependency (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    action VARCHAR,
    needs VARCHAR,
    why VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);
CREATE TABLE plan.occurrence (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    action VARCHAR,
    planned_on DATE,
    due_on DATE,
    state VARCHAR,
    done_on DATE,
    comment VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);
