-- Who has an account, how they come in, and what was done at the door. Moments are texts in UTC, as
-- 2026-11-24 09:30:00: they sort as they read, in SQLite and in PostgreSQL alike. What opens a door is kept as its hash.
CREATE TABLE people.account (
    id VARCHAR PRIMARY KEY,
    email VARCHAR NOT NULL UNIQUE,
    name VARCHAR NOT NULL,
    job VARCHAR NOT NULL,
    organisation VARCHAR NOT NULL,
    role INTEGER NOT NULL,
    language VARCHAR NOT NULL,
    password VARCHAR,
    created_at VARCHAR NOT NULL,
    disabled_at VARCHAR,
    seen_at VARCHAR
);

CREATE TABLE people.invitation (
    token VARCHAR PRIMARY KEY,
    account VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    made_by VARCHAR NOT NULL,
    expires_at VARCHAR NOT NULL,
    used_at VARCHAR
);

CREATE TABLE people.session (
    token VARCHAR PRIMARY KEY,
    id VARCHAR NOT NULL UNIQUE,
    account VARCHAR NOT NULL,
    door VARCHAR NOT NULL,
    began_at VARCHAR NOT NULL,
    seen_at VARCHAR NOT NULL,
    expires_at VARCHAR NOT NULL,
    ended_at VARCHAR,
    address VARCHAR NOT NULL,
    device VARCHAR NOT NULL
);

-- Attempts that failed, by what was tried: « account:… » or « address:… ».
CREATE TABLE people.attempt (
    subject VARCHAR PRIMARY KEY,
    failed INTEGER NOT NULL,
    last_at VARCHAR NOT NULL
);

-- Append-only: nothing here is ever changed or taken away.
CREATE TABLE people.audit (
    id VARCHAR PRIMARY KEY,
    at VARCHAR NOT NULL,
    account VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    address VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    told VARCHAR NOT NULL
);

-- What signs the links of this installation.
CREATE TABLE people.secret (
    name VARCHAR PRIMARY KEY,
    held VARCHAR NOT NULL
);
