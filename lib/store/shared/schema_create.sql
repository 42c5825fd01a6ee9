-- The room of the plan in the database, and the record of its migrations.
CREATE SCHEMA IF NOT EXISTS plan;
CREATE TABLE IF NOT EXISTS plan.migration (name VARCHAR PRIMARY KEY, applied_at TIMESTAMP NOT NULL);
CREATE TABLE IF NOT EXISTS plan.kept (
    number INTEGER PRIMARY KEY,
    token VARCHAR NOT NULL,
    tables VARCHAR NOT NULL
)
