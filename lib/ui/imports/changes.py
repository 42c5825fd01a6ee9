"""Step three of an import: what would change, field by field, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lib import clock
from lib.domain.errors import FileRefused
from lib.i18n.authors import author_name
from lib.i18n.formats import MISSING, format_list, format_number, format_pair
from lib.i18n.labels import field_label
from lib.i18n.values import NO_NAMES, Names, value_text
from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import Comparison, FieldDifference, Policies, RowDifference
from lib.spreadsheets.patience import until
from lib.ui import data, layout, markup, session, tables, turn
from lib.ui.imports import filters
from lib.ui.imports.account import errors_by_row
from lib.ui.imports.door import Upload, refuse
from lib.ui.imports.filters import HIDDEN
from lib.ui.imports.steps import TABLES, sentence
from lib.ui.session import t, tn
from lib.usecases.imports import prepare
from lib.usecases.preparation import Corrections, Preparation
from lib.wording.changes import named_differences

PAGE = 20
#: From so many rows on, how far the reading is gets shown.
LONG = 5000
TOLD = ("deadline", "status", "progress", "owner", "organisation", "country", "occurred_on", "partner")
#: What names a row, or follows from another field.
UNTOLD = ("code", "title", *HIDDEN)
#: Where the comparison is kept between two runs of the page.
PREPARED = "prepared"


def prepared(upload: Upload, corrections: Corrections | None) -> Preparation | None:
    """The comparison of the file with the plan as it is now; None when there is none to show."""
    if corrections is None:
        return None
    key = (upload.sha256, repr(corrections), policies(), data.latest_revision(), session.plan())
    kept: tuple[object, Preparation] | None = session.state(PREPARED)
    if kept is not None and kept[0] == key:
        return kept[1]
    rows = max((len(sheet.rows) for sheet in upload.workbook.sheets), default=0)
    place = st.empty()

    def tell(share: float) -> None:
        done = t(
            "{done} of {n} rows understood",
            done=format_number(session.language(), int(share * rows)),
            n=format_number(session.language(), rows),
        )
        place.progress(share, text=done)

    try:
        with turn.own(), st.spinner(t("Comparing with the plan…")):
            found = prepare(
                data.store(),
                upload.workbook,
                upload.content,
                plan=session.plan(),
                today=session.present_day(),
                corrections=corrections,
                policies=policies(),
                before=kept[1] if kept is not None else None,
                tell=tell if rows > LONG else lambda share: None,
                check=until(upload.file, clock.elapsed),
            )
    except FileRefused as refusal:
        refuse(refusal)
        return None
    finally:
        place.empty()
    session.keep_state(PREPARED, (key, found))
    return found


def policies() -> Policies:
    """The choices made below the differences, the careful ones until then."""
    chosen: Policies | None = session.state("policies")
    return chosen or Policies()


def differences(found: Preparation, title: str = "", names: Names = NO_NAMES) -> None:
    """Counts that are filters, then the differences field by field; of a file, or of what was typed in a table. `names`:
    of the rows that values refer to."""
    layout.section(title or t("3. What would change"))
    comparison = found.comparison
    if found.already is not None and not found.changes_anything:
        moment = session.moment(found.already.recorded_at)
        st.info(
            t(
                "Already imported on {moment} by {author}: 0 changes.",
                moment=moment,
                author=author_name(session.language(), found.already.author),
            ),
            icon=":material/check_circle:",
        )
    counts = {
        "new": len(comparison.new),
        "changed": len(comparison.changed),
        **({} if found.is_typed else {"absent": len(comparison.absent)}),
        "refused": len(comparison.refused),
    }
    written = {name: format_number(session.language(), n) for name, n in counts.items()}
    told = {
        "new": t("New ({n})", n=written["new"]),
        "changed": t("Changed ({n})", n=written["changed"]),
        "absent": t("Absent from the file ({n})", n=written.get("absent", "")),
        "refused": t("Not applied ({n})", n=written["refused"]),
    }
    first = next((name for name in ("changed", "new", "refused", "absent") if counts.get(name)), "changed")
    chosen = st.segmented_control(
        t("Differences"),
        list(counts),
        default=first,
        format_func=lambda n: told[n],
        key=f"shown_{found.sha256[:12]}",
        label_visibility="collapsed",
    )
    if comparison.unchanged:
        markup.paragraph(tn("{n} row unchanged.", "{n} rows unchanged.", comparison.unchanged))
    _rows(found, str(chosen or first), names)


def _rows(found: Preparation, which: str, names: Names) -> None:
    comparison: Comparison = found.comparison
    rows: tuple[RowDifference, ...] = getattr(comparison, which)
    if not rows:
        layout.empty(t("Nothing in this list."))
        return
    rows, field = filters.chosen(found, rows, which) if len(rows) > 1 else (rows, "")
    shown = tables.part(rows, PAGE, key=f"page_{which}")
    if which == "changed":
        _changed(found, shown, field, names)
    elif which == "refused":
        refused(found, shown)
    else:
        _listed(found, shown, names)


def _changed(found: Preparation, rows: tuple[RowDifference, ...], only: str, names: Names) -> None:
    language, table = session.language(), TABLES[found.comparison.kind]
    lines: list[list[markup.Cell | str]] = []
    for row in rows:
        for field in row.fields:
            if (only and field.field != only) or (field.field in HIDDEN and _says(row, "deadline")):
                continue
            typed = next((f.new for f in row.fields if f.field == "deadline_text" and f.new), None)
            for called, old, new in named_differences(
                language, table, field.field, field.old, field.new, names=names
            ):
                told = f"{new} ({typed})" if field.field == "deadline" and typed else new
                lines.append(
                    [
                        row.code or MISSING,
                        markup.named(row.title, quiet=_where(row)),
                        called,
                        markup.Cell(told, old=old),
                        reference(found, _cell(found, row, field, called)),
                    ]
                )
    columns = [
        markup.Column(t("Code"), short=True),
        markup.Column(t("Row"), width=36),
        markup.Column(t("Field"), width=18),
        markup.Column(t("Old → new"), width=30),
        markup.Column(t("Cell"), short=True),
    ]
    if found.is_typed:  # a cell of the screen has no other name than its row and its field
        columns, lines = columns[:-1], [line[:-1] for line in lines]
    markup.table(columns, lines, t("Differences"))


def _cell(found: Preparation, row: RowDifference, field: FieldDifference, called: str) -> str:
    """The cell that gives a value; that of a column kept as it is, by its heading."""
    column = next((c for c, label in found.recognition.labels.items() if label == called), None)
    if field.field != "extra" or column is None or row.row is None:
        return field.cell
    sheet = next((f.cell.partition("!")[0] for f in row.fields if "!" in f.cell), "")
    place = f"{column_letters(column)}{row.row}"
    return f"{sheet}!{place}" if sheet else place


def _listed(found: Preparation, rows: tuple[RowDifference, ...], names: Names) -> None:
    language, table = session.language(), TABLES[found.comparison.kind]
    shown = () if found.is_typed else TOLD

    def held(row: RowDifference) -> str:
        pairs = [
            format_pair(
                language,
                field_label(language, table, f.field),
                value_text(language, table, f.field, f.new, names=names),
            )
            for f in row.fields
            if (f.field in shown if shown else f.field not in UNTOLD)
        ]
        return format_list(language, pairs) or MISSING

    _named(rows, t("What it holds"), held)


def refused(found: Preparation, rows: tuple[RowDifference, ...]) -> None:
    """Each row that is not applied, with its errors in words and their cells."""
    errors = errors_by_row(found)

    def told(row: RowDifference) -> str:
        return " ".join(sentence(i) for i in errors.get(row.row, ())) or MISSING

    def where(row: RowDifference) -> str:
        return format_list(session.language(), [reference(found, i.cell) for i in errors.get(row.row, ())])

    _named(rows, t("Why"), told, None if found.is_typed else where)


def _named(
    rows: tuple[RowDifference, ...],
    title: str,
    told: Callable[[RowDifference], str],
    where: Callable[[RowDifference], str] | None = None,
) -> None:
    """A list of rows by code and title, and what is told of each, with its cell; no column of codes without one."""
    coded = any(row.code for row in rows)
    columns = [markup.Column(t("Row"), width=36), markup.Column(title, width=50)]
    columns = [markup.Column(t("Code"), short=True), *columns] if coded else columns
    columns = [*columns, markup.Column(t("Cell"), short=True)] if where else columns
    lines: list[list[markup.Cell | str]] = []
    for row in rows:
        line: list[markup.Cell | str] = [markup.named(row.title, quiet=_where(row)), told(row)]
        if where is not None:
            line.append(where(row))
        lines.append([row.code or MISSING, *line] if coded else line)
    markup.table(columns, lines, t("Differences"))


def _says(row: RowDifference, field: str) -> bool:
    return any(f.field == field for f in row.fields)


def _where(row: RowDifference) -> str:
    """The row in the file; with several sheets read as one, its sheet too."""
    if row.row is None:
        return ""
    cell = next((f.cell for f in row.fields if "!" in f.cell), "")
    return cell or t("row {row}", row=row.row)


def reference(found: Preparation, cell: str) -> str:
    """A cell as `Feuille!D17`."""
    sheet = found.recognition.sheet
    return f"{sheet}!{cell}" if sheet and cell and "!" not in cell else cell or MISSING
