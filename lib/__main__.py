"""`python -m lib`: what the product does, for a terminal. Answers on standard output, remarks on standard error."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from lib.commands import doctor

if __name__ == "__main__" and sys.argv[1:2] == ["doctor"]:  # it says what is missing: it cannot wait for it
    sys.exit(doctor.main(sys.argv[2:]))

from lib import faults
from lib.commands import accounts, files, keeping, mail, moving
from lib.commands.outcome import FAILED, NOTHING, REFUSED, STOPPED
from lib.domain.errors import AppError, FileRefused, StoreUnavailable
from lib.i18n import Language, mark, translate

#: Each adds its commands.
FAMILIES = (files, keeping, moving, accounts, mail, doctor)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and answers the exit status: 0 done, 1 failed, 3 nothing to import, 4 file refused, 130 stopped."""
    faults.begin(os.environ, told_in_words=True)
    options = _parser().parse_args(arguments)
    if sys.platform == "win32":  # its consoles do not speak UTF-8 by themselves
        os.environ.setdefault("PYTHONUTF8", "1")
    try:
        return int(options.run(options))
    except FileRefused as error:
        _tell(options.lang, error)
        return NOTHING if error.code == "no_rows" else REFUSED
    except StoreUnavailable as error:
        faults.note("store fault", error)
        _tell(options.lang, error)
        if not error.code.startswith(("shared_", "outcome_")):  # a file, which one program holds
            print(translate(options.lang, options.held), file=sys.stderr)
        return FAILED
    except AppError as error:
        _tell(options.lang, error)
        return FAILED
    except BrokenPipeError:  # who reads the answer has enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return STOPPED
    except Exception as error:  # of the system, or not foreseen: its places go to the file of faults
        reference = faults.note("command failed", error)
        told = mark(
            "The command failed ({why}). The fault was recorded under the reference {reference}, in {file}."
        )
        values = {"why": faults.told(error) or type(error).__name__, "reference": reference}
        print(translate(options.lang, told, **values, file=faults.file_of(os.environ)), file=sys.stderr)
        return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m lib", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for family in FAMILIES:
        family.add(commands)
    return parser


def _tell(language: Language, error: AppError) -> None:
    print(translate(language, error.message, **error.values), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
