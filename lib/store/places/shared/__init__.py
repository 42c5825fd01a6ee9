"""The ledger in a PostgreSQL database that any number of servers share; each answers from a copy of its own.

`plan` is a DuckDB in memory with the same tables. A revision is written to PostgreSQL first, then to the copy; a thread
follows what other servers wrote. The words of PostgreSQL are in `lib/store/shared/*.sql`.
"""
