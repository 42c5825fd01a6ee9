-- Room for a whole ledger in memory.
ATTACH ':memory:' AS @database
