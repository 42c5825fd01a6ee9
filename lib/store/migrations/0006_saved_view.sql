-- Lists kept by name: what the address of the page of actions asks for. For the team: a name may say what is confidential.
CREATE TABLE plan.saved_view (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    name VARCHAR,
    query VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);
