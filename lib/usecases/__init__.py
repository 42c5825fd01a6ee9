"""What people do, one verb per function: the only writers. Each ends in one `ledger.commit`.

Imports domain, store and spreadsheets.
"""
