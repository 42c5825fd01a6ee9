"""What must hold of a ledger, one statement for each rule: it answers the rows that break it, none for a sound one.

`rows` is asked of every table, `fields` of every field that it speaks of, `ledger` once.
"""
