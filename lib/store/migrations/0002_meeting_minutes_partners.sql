-- What the meeting, the minutes and the partners need: new versioned tables, and columns of the first ones.
ALTER TABLE plan.action ADD COLUMN waiting_since DATE;
ALTER TABLE plan.partner ADD COLUMN contact VARCHAR;
ALTER TABLE plan.interaction ADD COLUMN follow_up_by VARCHAR;
ALTER TABLE plan.interaction ADD COLUMN follow_up_on DATE;
ALTER TABLE plan.plan ADD COLUMN party_a VARCHAR;
ALTER TABLE plan.plan ADD COLUMN party_b VARCHAR;
ALTER TABLE plan.plan ADD COLUMN adopted_revision INTEGER;
ALTER TABLE plan.plan ADD COLUMN commission VARCHAR;
ALTER TABLE plan.plan ADD COLUMN commission_on DATE;

CREATE TABLE plan.meeting (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    title VARCHAR,
    held_on DATE,
    place VARCHAR,
    state VARCHAR,
    planned_minutes INTEGER,
    shown_revision INTEGER,
    attendance VARCHAR,
    discussed VARCHAR,
    closing VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

CREATE TABLE plan.decision (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    number VARCHAR,
    meeting VARCHAR,
    text VARCHAR,
    action VARCHAR,
    owner VARCHAR,
    deadline DATE,
    recipients VARCHAR,
    status VARCHAR,
    completed_on DATE,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

CREATE TABLE plan.minutes (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    reference VARCHAR,
    title VARCHAR,
    held_on DATE,
    place VARCHAR,
    party_a VARCHAR,
    party_b VARCHAR,
    language_clause VARCHAR,
    shown_day DATE,
    shown_revision INTEGER,
    content VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

CREATE TABLE plan.minutes_step (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    minutes VARCHAR,
    step VARCHAR,
    done_on DATE,
    done_by VARCHAR,
    note VARCHAR,
    file_name VARCHAR,
    sha256 VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

CREATE TABLE plan.commitment (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    code VARCHAR,
    origin VARCHAR,
    reference VARCHAR,
    text VARCHAR,
    organisation VARCHAR,
    agreed_on DATE,
    actions VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

CREATE TABLE plan.declaration (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    action VARCHAR,
    organisation VARCHAR,
    status VARCHAR,
    progress DOUBLE PRECISION,
    declared_on DATE,
    evidence VARCHAR,
    comment VARCHAR,
    settled_on DATE,
    settled_by VARCHAR,
    settled_reason VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);
