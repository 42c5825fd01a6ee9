"""Where the ledger is kept: a file, the memory of a test, a server that several apps share. A file here for each.

Imports the words of the domain and the statements of the store; knows nothing of screens, clocks or environments.
"""
