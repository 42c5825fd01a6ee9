"""Steps one and two of an import: the file, and what was understood of it, correctable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import cast

import streamlit as st

from lib.domain.changes import Values
from lib.domain.errors import FileRefused
from lib.i18n import mark
from lib.i18n.formats import MISSING, as_typed, format_day, format_list, format_names, format_number
from lib.i18n.labels import field_label
from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.differences.named import TABLE
from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.model import Issue, Recognition, Sheet, TableKind, Workbook
from lib.spreadsheets.report import told, typed
from lib.spreadsheets.second_look import second_look
from lib.spreadsheets.tables.headings import unnamed
from lib.spreadsheets.tables.recognise import FIELDS, Layout, recognise
from lib.store.ledger import rows_at
from lib.ui import data, exports, layout, markup, session, turn
from lib.ui.files import archive_view
from lib.ui.imports.door import Upload, refuse
from lib.ui.imports.said import said
from lib.ui.session import t, tn
from lib.usecases.layout_memory import known, layout_memory_of
from lib.usecases.preparation import Corrections, Preparation

RECOGNISED = "recognised"
COUNTED = ("n", "total", "limit")
KINDS: Mapping[TableKind, str] = {
    "actions": mark("a table of actions"),
    "partners": mark("a table of partners"),
    "interactions": mark("a table of exchanges"),
}
TABLES = TABLE


def sentence(issue: Issue) -> str:
    """What an issue says, the texts of the file in their own order, its counts as counts."""
    language = session.language()

    def written(name: str, value: object) -> object:
        if isinstance(value, int) and name in COUNTED:
            return format_number(language, value)
        if isinstance(value, date):
            return format_day(language, value)
        return as_typed(language, value) if isinstance(value, str) else value

    def words(message: str, values: Mapping[str, object]) -> str:
        return t(message, **{name: written(name, value) for name, value in values.items()})

    return told(issue, words)


def _rows(table: str) -> Mapping[str, Values]:
    return rows_at(data.store(), data.latest_revision(), session.plan(), table)


def layouts() -> Mapping[str, Layout]:
    """The headings that were met before, and what they meant."""
    return layout_memory_of(_rows("setting")).layouts


def layout_of(upload: Upload) -> Corrections | None:
    """Step two, the corrections: sheet, heading row, meaning of each column."""
    layout.section(t("2. What was understood"))
    sheets = [s for s in upload.workbook.sheets if s.rows]
    found, refusal = _recognised(upload)
    if not sheets:
        if refusal is not None:
            refuse(refusal)
        return None
    place = st.container()
    with st.expander(t("Correct the sheet, the heading row or the columns"), expanded=found is None):
        corrections = _corrections(upload, sheets, found)
        agreed = refusal is None or st.checkbox(
            t("Read the file with this heading row and these columns"), key=f"agreed_{upload.sha256[:12]}"
        )
    if refusal is not None and not (agreed and corrections):
        with place:
            refuse(refusal)
        return None
    return corrections


def _recognised(upload: Upload) -> tuple[Recognition | None, FileRefused | None]:
    """What the file was recognised as, or why it was not; found once for a state of the plan, not at each rerun."""
    asked = said(upload.sha256).layout
    key = (upload.sha256, data.latest_revision(), session.plan(), repr(asked))
    kept = session.state(RECOGNISED)
    if kept is not None and kept[0] == key:
        return cast(tuple[Recognition | None, FileRefused | None], kept[1])
    answer: tuple[Recognition | None, FileRefused | None]
    try:
        with turn.own():
            first = recognise(
                upload.workbook,
                sheet=asked.sheet if asked else None,
                header_row=asked.header_row if asked else None,
                columns=asked.columns if asked else None,
                kind=asked.kind if asked else None,
                layouts=layouts(),
            )
            answer = (first if asked else second_look(upload.workbook, first, _known()), None)
    except FileRefused as error:
        answer = (None, error)
    session.keep_state(RECOGNISED, (key, answer))
    return answer


def _known() -> Known:
    """What the plan knows to read a file by, as the import itself does."""
    memory = layout_memory_of(_rows("setting"))
    return known(_rows("partner").values(), _rows("action").values(), session.present_day(), memory)


def _corrections(upload: Upload, sheets: list[Sheet], found: Recognition | None) -> Corrections | None:
    answered = said(upload.sha256).layout
    # What a column was said to be is a choice made: the lists begin with it.
    key = (
        f"{upload.sha256[:12]}_{sorted((answered.columns or {}).items())}" if answered else upload.sha256[:12]
    )
    names = [s.name for s in sheets]
    one, two, three = st.columns([2, 1, 2])
    unnamed, contents = t("(only sheet)"), {kind: t(words) for kind, words in KINDS.items()}
    default = names.index(found.sheet) if found and found.sheet in names else 0
    sheet_name = one.selectbox(
        t("Sheet"), names, default, format_func=lambda n: n or unnamed, key=f"sheet_{key}"
    )
    sheet = sheets[names.index(sheet_name)]
    changed_sheet = found is None or sheet_name != found.sheet
    row = two.number_input(
        t("Heading row (0: none)"),
        min_value=0,
        max_value=max(1, len(sheet.rows)),
        value=found.header_row if found and not changed_sheet and found.header_row else 1,
        key=f"header_{key}_{sheet_name}",
    )
    kind = three.selectbox(
        t("Content"),
        list(contents),
        list(contents).index(found.kind) if found else 0,
        format_func=lambda k: contents[k],
        key=f"kind_{key}",
    )
    joined = _joined(found, sheet_name, key)
    corrections = _columns(upload.workbook, sheet, int(row), kind, found, key)
    return replace(corrections, joined=joined) if corrections is not None else None


def _joined(found: Recognition | None, sheet: str, key: str) -> bool:
    """Whether the sheets with the same headings are read as one table."""
    if found is None or not found.twins or found.sheet != sheet:
        return False
    names = format_names(session.language(), found.twins[:8])
    return st.checkbox(
        t(
            "Read the sheets with the same headings too ({names}); the name of each sheet is the axis",
            names=names,
        ),
        key=f"joined_{key}",
    )


def _columns(
    workbook: Workbook, sheet: Sheet, row: int, kind: TableKind, found: Recognition | None, key: str
) -> Corrections | None:
    """One choice per column, with sample values beside it."""
    same = found is not None and (found.sheet, found.header_row, found.kind) == (sheet.name, row, kind)
    if not same:
        try:
            found = recognise(workbook, sheet=sheet.name, header_row=row, kind=kind) if row else None
        except FileRefused:
            found = None
    labels = found.labels if found else _labels(sheet, row)
    meant = dict(found.columns) if found else {}
    options = ["", *[f for f in FIELDS[kind] if f not in ("extra", "absent_since", "deadline_precision")]]
    chosen: dict[int, str] = {}
    table = TABLES[kind]
    language, kept = session.language(), t("kept as another column")
    for column, text in labels.items():
        one, two = st.columns([2, 3], vertical_alignment="center")
        current = meant.get(column, "")
        chosen[column] = one.selectbox(
            f"{column_letters(column)} · {heading(column, text)}"[:80],
            options,
            options.index(current) if current in options else 0,
            format_func=lambda f: field_label(language, table, f) if f else kept,
            key=f"column_{key}_{sheet.name}_{row}_{kind}_{column}",
        )
        samples = [r[column] for r in sheet.rows[row:] if column < len(r) and r[column] is not None][:3]
        with two:
            markup.paragraph(" · ".join(typed(v)[:60] for v in samples) or t("(empty)"), "plan-state")
    wanted = {column: field for column, field in chosen.items() if field}
    if same and found is not None and wanted == dict(found.columns):
        return Corrections()
    if not wanted:
        return None
    return Corrections(sheet.name, row, wanted, kind)


def _labels(sheet: Sheet, row: int) -> dict[int, str]:
    width = max((len(r) for r in sheet.rows[max(row - 1, 0) : row + 60]), default=0)
    header = sheet.rows[row - 1] if 1 <= row <= len(sheet.rows) else ()
    return {
        c: (
            typed(header[c])
            if c < len(header) and header[c] is not None
            else t("Column {name}", name=column_letters(c))
        )
        for c in range(min(width, 60))
    }


def understood(prepared: Preparation) -> None:
    """Step two, the outcome: what was found."""
    recognition = prepared.recognition
    kind, first, last = (
        t(KINDS[recognition.kind]).capitalize(),
        _first_heading(prepared),
        recognition.header_row,
    )
    parts = [
        t("{kind}, headings on rows {first} to {last}", kind=kind, first=first, last=last)
        if first
        else t("{kind}, headings on row {row}", kind=kind, row=last or MISSING)
    ]
    if recognition.sheet:
        parts.append(t("sheet “{sheet}”", sheet=recognition.sheet))
    used = {*recognition.columns, *recognition.by_place, *prepared.table.measured}
    seen = {*used, *recognition.labels}
    parts.append(
        tn(
            "{n} column of {total} recognised",
            "{n} columns of {total} recognised",
            len(used),
            total=len(seen),
        )
    )
    unknown = [heading(column, text) for column, text in recognition.labels.items() if column not in used]
    if unknown:
        names = format_names(session.language(), unknown[:8])
        parts.append(
            tn(
                "column kept as it is: {names}",
                "columns kept as they are: {names}",
                len(unknown),
                names=names,
            )
        )
    sentence = format_list(session.language(), parts)
    markup.paragraph(f"{sentence}.")


def _first_heading(prepared: Preparation) -> int | None:
    """The first of several rows of headings, of which the lower complete the higher; None when there is one."""
    last = prepared.recognition.header_row or 0
    return min(
        (row.row for row in prepared.table.ignored if row.reason == "header" and row.row < last), default=None
    )


def heading(column: int, label: str) -> str:
    """The heading of a column as the page shows it: a name that the reading gave it is in the language of the page."""
    letters = column_letters(column)
    return t("Column {name}", name=letters) if label == unnamed(column) else label


def tools() -> None:
    """The workbook to be filled in and sent back."""
    layout.section(t("The current workbook"))
    markup.paragraph(t("Filled in and imported back, it changes only what you changed."))
    exports.workbook_button()
    archive_view.button()
