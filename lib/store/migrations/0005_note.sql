-- What somebody noted on an action on a day; a partner sees it once it is shared.
CREATE TABLE plan.note (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    action VARCHAR,
    noted_on DATE,
    noted_by VARCHAR,
    shared BOOLEAN,
    text VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);
