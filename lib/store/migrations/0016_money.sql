-- What is planned, committed and spent for an action, by source of funds; rates of currencies; weights of actions and axes.
ALTER TABLE plan.plan ADD COLUMN reference_currency VARCHAR;
ALTER TABLE plan.plan ADD COLUMN is_weighted BOOLEAN;
ALTER TABLE plan.axis ADD COLUMN weight DOUBLE PRECISION;
ALTER TABLE plan.action ADD COLUMN weight DOUBLE PRECISION;

CREATE TABLE plan.funding (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    action VARCHAR,
    source_of_funds VARCHAR,
    planned VARCHAR,
    committed VARCHAR,
    spent VARCHAR,
    as_of DATE,
    shared BOOLEAN,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

CREATE TABLE plan.exchange_rate (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    currency VARCHAR,
    rate DOUBLE PRECISION,
    counter_currency VARCHAR,
    rated_on DATE,
    rate_source VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);
