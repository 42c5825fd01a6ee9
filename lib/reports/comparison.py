"""The comparison of two states as a workbook."""

from __future__ import annotations

from collections.abc import Iterable

from lib.domain.changes import Value
from lib.domain.terms import Situation
from lib.i18n import Language, direction, translate
from lib.i18n.formats import format_day
from lib.i18n.labels import field_label, label
from lib.spreadsheets.write import write_table
from lib.store import reads
from lib.store.reads import DeadlineMove, Movement, Pair
from lib.wording.evolution import line, moves_of
from lib.wording.short import axis_name

#: Rows of a sheet that Excel still opens with ease.
MOST = 100_000


def comparison(pair: Pair, *, language: Language) -> bytes:
    """Everything that moved between two states, one line for each action, with both values and the reasons."""
    found = reads.movements(pair.after, before=pair.before, limit=MOST)
    keys = tuple(row.key for row in found if row.deadline_moved)
    moves = reads.deadline_moves(pair.after, before=pair.before.revision, keys=keys)
    return comparison_sheet(found, moves, pair, language=language)


def comparison_sheet(
    found: Iterable[Movement], moves: Iterable[DeadlineMove], pair: Pair, *, language: Language
) -> bytes:
    """What moved, one line each, with both values of what changed and the reasons."""
    reasons = moves_of(moves)
    then, now = (format_day(language, state.day) for state in (pair.before, pair.after))

    def twice(name: str) -> list[str]:
        return [f"{name} ({then})", f"{name} ({now})"]

    labels = [
        field_label(language, "action", "axis"),
        field_label(language, "action", "code"),
        field_label(language, "action", "title"),
        translate(language, "Party"),
        field_label(language, "action", "organisation"),
        translate(language, "What changed"),
        *twice(translate(language, "Situation")),
        *twice(field_label(language, "action", "progress")),
        *twice(field_label(language, "action", "deadline")),
    ]
    rows: list[list[Value]] = [
        [
            axis_name(row.axis_code, row.axis_title),
            row.code,
            row.title,
            row.party,
            row.organisation or row.organisation_before,
            line(language, row, reasons.get(row.key, ())),
            *(label(language, Situation(s)) if s else None for s in (row.situation_before, row.situation)),
            row.progress_before,
            row.progress,
            row.deadline_before,
            row.deadline,
        ]
        for row in found
    ]
    title = translate(
        language,
        "From {before} (revision {first}) to {after} (revision {second})",
        before=then,
        first=pair.before.revision,
        after=now,
        second=pair.after.revision,
    )
    return write_table(labels, rows, title=title, right_to_left=direction(language) == "rtl")
