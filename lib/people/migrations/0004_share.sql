-- Links that show one light page to whoever has them: what it shows, until when, how often it was opened.
CREATE TABLE people.share (
    token VARCHAR PRIMARY KEY,
    id VARCHAR NOT NULL UNIQUE,
    account VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    plan VARCHAR NOT NULL,
    query VARCHAR NOT NULL,
    partner INTEGER NOT NULL,
    made_at VARCHAR NOT NULL,
    expires_at VARCHAR NOT NULL,
    revoked_at VARCHAR,
    opened INTEGER NOT NULL,
    opened_at VARCHAR
);
