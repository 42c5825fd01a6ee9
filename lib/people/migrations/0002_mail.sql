-- What was written to whom: a line is claimed before its message leaves, so that no second server and no restart sends it
-- again. A claim without an end is one of which nobody knows whether it left.
CREATE TABLE people.message (
    kind VARCHAR NOT NULL,
    plan VARCHAR NOT NULL,
    day VARCHAR NOT NULL,
    account VARCHAR NOT NULL,
    about VARCHAR NOT NULL,
    address VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    identifier VARCHAR NOT NULL,
    server VARCHAR NOT NULL,
    claimed_at VARCHAR NOT NULL,
    tries INTEGER NOT NULL,
    sent_at VARCHAR,
    error VARCHAR,
    answer VARCHAR,
    again_at VARCHAR,
    PRIMARY KEY (kind, plan, day, account, about)
);

-- A kind of message that went through everybody on a day: who had nothing to be told is not looked at again.
CREATE TABLE people.message_round (
    kind VARCHAR NOT NULL,
    plan VARCHAR NOT NULL,
    day VARCHAR NOT NULL,
    ended_at VARCHAR NOT NULL,
    PRIMARY KEY (kind, plan, day)
);

-- A kind of message that an administrator switched on; none is to begin with.
CREATE TABLE people.mail_switch (
    kind VARCHAR NOT NULL,
    plan VARCHAR NOT NULL,
    since_at VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    PRIMARY KEY (kind, plan)
);

-- Who is written to no more, until somebody says otherwise.
CREATE TABLE people.mail_pause (
    account VARCHAR PRIMARY KEY,
    since_at VARCHAR NOT NULL,
    author VARCHAR NOT NULL
);

-- What opens a calendar or the interface for other systems; kept as its hash.
CREATE TABLE people.token (
    hash VARCHAR PRIMARY KEY,
    id VARCHAR NOT NULL UNIQUE,
    use VARCHAR NOT NULL,
    account VARCHAR NOT NULL,
    plan VARCHAR NOT NULL,
    scope VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    used_at VARCHAR,
    revoked_at VARCHAR
);
