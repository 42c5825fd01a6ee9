"""A plan as one archive, for another machine: written, and read back with limits whatever its bytes.

Knows lib.domain alone: rows as the registry describes them, whichever tables it holds by then.
"""
