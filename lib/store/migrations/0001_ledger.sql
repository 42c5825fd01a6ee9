-- The ledger: revisions, kept source files, and the versioned tables.
-- A row of a versioned table holds from revision valid_from until revision valid_to (excluded).
CREATE TABLE plan.revision (
    number INTEGER PRIMARY KEY,
    plan VARCHAR NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    as_of DATE NOT NULL,
    author VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    source VARCHAR,
    meeting VARCHAR,
    undoes INTEGER
);

CREATE TABLE plan.source (
    plan VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    file_name VARCHAR NOT NULL,
    content BYTEA NOT NULL,
    mapping VARCHAR NOT NULL,
    policies VARCHAR NOT NULL,
    PRIMARY KEY (plan, sha256, revision)
);

CREATE TABLE plan.plan (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    title VARCHAR,
    adopted_on DATE,
    is_sample BOOLEAN,
    host VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

CREATE TABLE plan.axis (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    code VARCHAR,
    title VARCHAR,
    position INTEGER,
    weather VARCHAR,
    weather_reason VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

CREATE TABLE plan.action (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    code VARCHAR,
    axis VARCHAR,
    title VARCHAR,
    description VARCHAR,
    organisation VARCHAR,
    owner VARCHAR,
    partners VARCHAR,
    start DATE,
    deadline DATE,
    deadline_text VARCHAR,
    deadline_precision VARCHAR,
    initial_deadline DATE,
    status VARCHAR,
    progress DOUBLE PRECISION,
    completed_on DATE,
    priority VARCHAR,
    deliverable VARCHAR,
    evidence VARCHAR,
    indicator VARCHAR,
    target VARCHAR,
    actual VARCHAR,
    source VARCHAR,
    support_requested VARCHAR,
    waiting_on VARCHAR,
    confidential BOOLEAN,
    comment VARCHAR,
    absent_since DATE,
    extra VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

CREATE TABLE plan.partner (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    acronym VARCHAR,
    name VARCHAR,
    country VARCHAR,
    type VARCHAR,
    role VARCHAR,
    tier VARCHAR,
    aliases VARCHAR,
    extra VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

CREATE TABLE plan.interaction (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    occurred_on DATE,
    partner VARCHAR,
    kind VARCHAR,
    subject VARCHAR,
    action VARCHAR,
    result VARCHAR,
    replied_on DATE,
    stage VARCHAR,
    initiator VARCHAR,
    extra VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

CREATE TABLE plan.setting (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    value VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);
