"""The comparison of two states as a workbook."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from lib.charts.progress import axis_name
from lib.domain.changes import Value
from lib.domain.terms import Situation
from lib.i18n import Language, translate
from lib.i18n.formats import format_day
from lib.i18n.labels import field_label, label
from lib.spreadsheets.write import write_table
from lib.store import reads
from lib.ui import data, session
from lib.ui.evolution.evolution_words import line
from lib.ui.exports import XLSX
from lib.ui.moments import Pair
from lib.ui.sentences import present
from lib.ui.session import t

#: Rows of a sheet that Excel still opens with ease.
MOST = 100_000


def button(pair: Pair) -> None:
    """Everything that moved between the two states, whatever is filtered on the screen."""
    language, store, plan = session.language(), data.store(), session.plan()

    def content() -> bytes:
        frame = reads.movement_rows(store, pair.after.revision, plan, **pair.arguments, limit=MOST)
        keys = tuple(str(r.key) for r in frame.itertuples() if r.deadline_moved)
        moves = reads.deadline_moves(store, pair.after.revision, plan, before=pair.before.revision, keys=keys)
        return comparison(frame, moves, pair, language=language)

    st.download_button(
        t("Export this comparison (Excel)"),
        data=content,
        file_name=f"evolution-{pair.before.day.isoformat()}-{pair.after.day.isoformat()}.xlsx",
        mime=XLSX,
        icon=":material/table_view:",
        key="download_evolution",
    )


def comparison(frame: pd.DataFrame, moves: pd.DataFrame, pair: Pair, *, language: Language) -> bytes:
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
