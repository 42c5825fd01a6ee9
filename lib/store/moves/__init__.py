"""A whole ledger brought from one place to another, every table compared before it counts. A file here for each kind of place.

Imports the words of the domain and the statements and places of the store; knows nothing of screens, clocks or environments.
"""
