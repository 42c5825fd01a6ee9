-- The default limits, from lib.domain.thresholds.
CREATE OR REPLACE TABLE memory.threshold_default (name VARCHAR PRIMARY KEY, value DOUBLE NOT NULL)
