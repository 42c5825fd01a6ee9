"""What a command answers to the system: its exit status, the same for every command."""

DONE, FAILED, NOTHING, REFUSED = 0, 1, 3, 4
IMPORTABLE = DONE
#: Of a file that was inspected.
CODES = {"importable": IMPORTABLE, "no_rows": NOTHING, "refused": REFUSED}
