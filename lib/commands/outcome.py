"""What a command answers to the system: its exit status, the same for every command."""

DONE, FAILED, NOTHING, REFUSED, STOPPED = 0, 1, 3, 4, 130
IMPORTABLE = DONE
#: Of a file that was inspected.
CODES = {"importable": IMPORTABLE, "no_rows": NOTHING, "refused": REFUSED}
