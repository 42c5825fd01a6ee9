"""The DuckDB file: connection, migrations, macros, queries, and the one write (the ledger).

All SQL of the product is in `.sql` files below this folder.
Imports domain only.
"""
