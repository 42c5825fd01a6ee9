-- Rounds: what is asked of every organisation for a day, who answered, and what an answer says of an action beside a status.
CREATE TABLE plan.round (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    asked_for DATE,
    answers_until DATE,
    word VARCHAR,
    opened_on DATE,
    closed_on DATE,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

CREATE TABLE plan.answer (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    round VARCHAR,
    organisation VARCHAR,
    first_sent_on DATE,
    sent_on DATE,
    way VARCHAR,
    word VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

ALTER TABLE plan.declaration ADD COLUMN round VARCHAR;
ALTER TABLE plan.declaration ADD COLUMN said VARCHAR;
ALTER TABLE plan.declaration ADD COLUMN completed_on DATE;
ALTER TABLE plan.declaration ADD COLUMN deadline DATE;
ALTER TABLE plan.declaration ADD COLUMN deadline_reason VARCHAR;
ALTER TABLE plan.declaration ADD COLUMN obstacle VARCHAR;
ALTER TABLE plan.declaration ADD COLUMN support_requested VARCHAR;
ALTER TABLE plan.declaration ADD COLUMN seen_revision INTEGER;
ALTER TABLE plan.declaration ADD COLUMN outcome VARCHAR;
