-- The copy of a ledger that is kept elsewhere, in memory.
ATTACH ':memory:' AS plan
