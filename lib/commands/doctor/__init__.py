"""`python -m lib doctor`: what is true of this installation, and what is wrong with it, in words.

It starts where nothing else does: only Python's own library is asked for before a line is printed, each look is guarded,
and a look that fails is a line like another. It writes nothing, and may be run while the app does.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module

from lib.commands.doctor.findings import Finding, mark, wrong

Say = Callable[[str, Mapping[str, object]], str]
Pair = Callable[[str, str], str]
#: What is looked at, in order: each module answers `look(environment)`.
LOOKS = ("program", "keeping", "machine", "plan", "ledger", "access", "papers")
LANGUAGES = ("fr", "en", "ar")
WELL, UNWELL = 0, 1
TOLD = "say what is true of this installation and what is wrong with it; nothing is written"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `doctor` to the command line."""
    command = commands.add_parser("doctor", help=TOLD, description=TOLD)
    command.set_defaults(run=lambda options: report(options.lang, os.environ))
    command.add_argument("--lang", choices=LANGUAGES, default="fr")


def main(arguments: Sequence[str]) -> int:
    """The command by itself, when what the others need may be missing; answers the exit status."""
    parser = argparse.ArgumentParser(prog="python -m lib doctor", description=TOLD)
    parser.add_argument("--lang", choices=LANGUAGES, default="fr")
    return report(parser.parse_args(arguments).lang, os.environ)


def report(language: str, environment: Mapping[str, str]) -> int:
    """Prints every finding; 0 when all is well, 1 when something is wrong."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console may not know every letter
    (say, pair), faults = _words(language), 0
    for finding in findings(environment):
        faults += finding.is_wrong
        sign = "!" if finding.is_wrong else " "
        print(sign, pair(say(finding.subject, {}), say(finding.message, finding.values)), flush=True)
    print()
    print(say(mark("Things to put right: {n}."), {"n": faults}) if faults else say(mark("All is well."), {}))
    return UNWELL if faults else WELL


def findings(environment: Mapping[str, str], looks: Sequence[str] = ()) -> Iterator[Finding]:
    """What each look finds, one after the other: all of them unless some are named."""
    for name in looks or LOOKS:
        try:
            yield from import_module(f"{__name__}.{name}").look(environment)
        except Exception as error:
            yield _failed(name, error)


def _failed(name: str, error: Exception) -> Finding:
    if isinstance(error, ImportError):
        told = mark(
            "A package is missing ({name}): this could not be looked at. Install it as the README says."
        )
        return wrong(_SUBJECTS[name], told, name=error.name or str(error))
    if hasattr(error, "message") and hasattr(error, "values"):  # an error of ours, which tells itself
        return wrong(_SUBJECTS[name], error.message, **error.values)
    told = mark("This could not be looked at ({why}).")
    return wrong(_SUBJECTS[name], told, why=f"{type(error).__name__}: {error}".splitlines()[0])


#: What a look is about, for one that failed.
_SUBJECTS = {
    "program": mark("Program"),
    "keeping": mark("Data"),
    "machine": mark("Machine"),
    "plan": mark("Plan"),
    "ledger": mark("Shared data"),
    "access": mark("Access"),
    "papers": mark("Papers"),
}


def _words(language: str) -> tuple[Say, Pair]:
    """How a message and a pair of texts are said in a language; in English when what translates is missing itself."""
    try:
        from lib.i18n import translate
        from lib.i18n.catalogue import as_language
        from lib.i18n.formats import format_pair
    except Exception:
        return lambda message, values: message.format(**values), "{}: {}".format
    known = as_language(language)
    return (
        lambda message, values: translate(known, message, **values),
        lambda name, value: format_pair(known, name, value),
    )
