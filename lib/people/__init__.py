"""Accounts and what belongs to people, beside the ledger and never in it: sessions, invitations, what was done at the door.

Each store of them is a file of SQLite beside the data file (other processes may open it while the app runs), or tables
beside the ledger in PostgreSQL. Imports domain and store; knows nothing of screens, clocks or environments.
"""
