"""The comparison of two states as a workbook."""

from __future__ import annotations

import pandas as pd

from lib.domain.changes import Value
from lib.domain.terms import Situation
from lib.i18n import Language, translate
from lib.i18n.formats import format_day
from lib.i18n.labels import field_label, label
from lib.spreadsheets.write import write_table
from lib.store import reads
from lib.store.connection import Store
from lib.store.reads import Pair
from lib.wording.evolution import line
from lib.wording.short import axis_name, present

#: Rows of a sheet that Excel still opens with ease.
MOST = 100_000


def comparison(store: Store, plan: str, pair: Pair, *, language: Language) -> bytes:
    """Everything that moved between two states, one line for each action, with both values and the reasons."""
    frame = reads.movement_rows(store, pair.after.revision, plan, **pair.arguments, limit=MOST)
    keys = tuple(str(r.key) for r in frame.itertuples() if r.deadline_moved)
    moves = reads.deadline_moves(store, pair.after.revision, plan, before=pair.before.revision, keys=keys)
    return comparison_sheet(frame, moves, pair, language=language)


def comparison_sheet(frame: pd.DataFrame, moves: pd.DataFrame, pair: Pair, *, language: Language) -> bytes:
    """The rows of `reads.movement_rows`, one line each, with both values of what changed and the reasons."""
    reasons: dict[str, list[dict[str, object]]] = {}
    for move in moves.to_dict("records"):
        reasons.setdefault(str(move["key"]), []).append({str(k): v for k, v in move.items()})
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
    rows: list[list[Value]] = []
    for row in frame.to_dict("records"):
        values = {str(name): (value if present(value) else None) for name, value in row.items()}
        situations = (values["situation_before"], values["situation"])
        rows.append(
            [
                axis_name(values["axis_code"], values["axis_title"]),
                values["code"],
                values["title"],
                values["party"],
                values["organisation"] or values["organisation_before"],
                line(language, values, reasons.get(str(row["key"]), ())),
                *(label(language, Situation(str(s))) if s else None for s in situations),
                values["progress_before"],
                values["progress"],
                values["deadline_before"],
                values["deadline"],
            ]
        )
    title = translate(
        language,
        "From {before} (revision {first}) to {after} (revision {second})",
        before=then,
        first=pair.before.revision,
        after=now,
        second=pair.after.revision,
    )
    return write_table(labels, rows, title=title)
