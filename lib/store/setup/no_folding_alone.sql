-- The log is folded in a quiet moment, which the place knows, never in the middle of writing.
SET wal_autocheckpoint = '1TB'
