-- The other doors to an account: identities of a provider, passkeys; and what is begun at a door and ended there, once.
CREATE TABLE people.identity (
    issuer VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    account VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    bound_at VARCHAR NOT NULL,
    PRIMARY KEY (issuer, subject),
    UNIQUE (issuer, account)
);

CREATE TABLE people.passkey (
    id VARCHAR PRIMARY KEY,
    account VARCHAR NOT NULL,
    public_key VARCHAR NOT NULL,
    sign_count BIGINT NOT NULL,
    name VARCHAR NOT NULL,
    made_at VARCHAR NOT NULL,
    used_at VARCHAR
);

CREATE TABLE people.errand (
    token VARCHAR PRIMARY KEY,
    kind VARCHAR NOT NULL,
    held VARCHAR NOT NULL,
    expires_at VARCHAR NOT NULL
);
