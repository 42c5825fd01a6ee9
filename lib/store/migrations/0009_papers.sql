-- What meetings and minutes record beside decisions: an agenda, who held the meeting, its records as they were frozen;
-- how parties, functions and places are written on papers; amendments, certificates and what was made to be signed.
ALTER TABLE plan.plan ADD COLUMN town VARCHAR;
ALTER TABLE plan.meeting ADD COLUMN starts_at VARCHAR;
ALTER TABLE plan.meeting ADD COLUMN chair VARCHAR;
ALTER TABLE plan.meeting ADD COLUMN secretary VARCHAR;
ALTER TABLE plan.meeting ADD COLUMN began_at VARCHAR;
ALTER TABLE plan.meeting ADD COLUMN ended_at VARCHAR;
ALTER TABLE plan.meeting ADD COLUMN distribution VARCHAR;
ALTER TABLE plan.meeting ADD COLUMN agenda VARCHAR;
ALTER TABLE plan.meeting ADD COLUMN undebated VARCHAR;

CREATE TABLE plan.meeting_record (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    meeting VARCHAR,
    number INTEGER,
    corrects VARCHAR,
    reason VARCHAR,
    annuls BOOLEAN,
    language VARCHAR,
    shown_revision INTEGER,
    fingerprint VARCHAR,
    files VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

CREATE TABLE plan.paper_name (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    kind VARCHAR,
    name VARCHAR,
    gender VARCHAR,
    french VARCHAR,
    french_short VARCHAR,
    arabic VARCHAR,
    arabic_short VARCHAR,
    english VARCHAR,
    english_short VARCHAR,
    letterhead VARCHAR,
    emblem VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

ALTER TABLE plan.minutes ADD COLUMN signed_on DATE;
ALTER TABLE plan.minutes ADD COLUMN signed_at VARCHAR;
ALTER TABLE plan.minutes ADD COLUMN president VARCHAR;
ALTER TABLE plan.minutes ADD COLUMN shown_reason VARCHAR;
ALTER TABLE plan.minutes ADD COLUMN prepared VARCHAR;

CREATE TABLE plan.amendment (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    minutes VARCHAR,
    party VARCHAR,
    asked_on DATE,
    part VARCHAR,
    text VARCHAR,
    answer VARCHAR,
    answer_text VARCHAR,
    answered_on DATE,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

CREATE TABLE plan.certificate (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    organisation VARCHAR,
    subject VARCHAR,
    sha256 VARCHAR,
    registered_on DATE,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);
