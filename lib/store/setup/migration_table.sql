-- The record of applied migrations.
CREATE TABLE IF NOT EXISTS plan.migration (name VARCHAR PRIMARY KEY, applied_at TIMESTAMP NOT NULL)
