-- Brings the data file up to date and ends its log.
CHECKPOINT plan
