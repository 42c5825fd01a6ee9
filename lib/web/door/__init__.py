"""The door: how people come in, and what is theirs alone. Light pages, which work without a script, by keyboard, with the
browser's own keeper of passwords.

May import what lib/web may; an edge, so the clock too.
"""
