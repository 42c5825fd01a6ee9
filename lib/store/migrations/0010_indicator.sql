-- What is measured of an action: its indicators, and a series of values for each, one a day.
CREATE TABLE plan.indicator (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    action VARCHAR,
    name VARCHAR,
    unit VARCHAR,
    direction VARCHAR,
    baseline DOUBLE PRECISION,
    baseline_on DATE,
    target DOUBLE PRECISION,
    target_on DATE,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);

CREATE TABLE plan.measure (
    plan VARCHAR NOT NULL,
    key VARCHAR NOT NULL,
    indicator VARCHAR,
    measured_on DATE,
    span VARCHAR,
    value DOUBLE PRECISION,
    source VARCHAR,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);
