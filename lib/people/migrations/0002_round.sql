-- What an organisation is about to answer to a round, field by field, before it is sent; the files that it brings, in
-- pieces as they come; links that were taken back: a link is signed with the number of times that it was.
CREATE TABLE people.round_link (
    answer VARCHAR PRIMARY KEY,
    renewed INTEGER NOT NULL
);

CREATE TABLE people.draft (
    answer VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    saved_at VARCHAR NOT NULL,
    PRIMARY KEY (answer, action, field)
);

CREATE TABLE people.brought (
    id VARCHAR PRIMARY KEY,
    answer VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    size INTEGER NOT NULL,
    received INTEGER NOT NULL,
    saved_at VARCHAR NOT NULL
);

CREATE TABLE people.piece (
    file VARCHAR NOT NULL,
    place INTEGER NOT NULL,
    content BYTEA NOT NULL,
    PRIMARY KEY (file, place)
);
