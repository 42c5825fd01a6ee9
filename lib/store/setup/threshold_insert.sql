-- One default limit.
INSERT INTO memory.threshold_default VALUES (?, ?)
