"""Step three of an import, where the file is a workbook of ours: what its other sheets would change, value by value."""

from __future__ import annotations

from lib.domain.schema import TABLES
from lib.i18n.formats import MISSING, format_number, format_pair
from lib.i18n.labels import field_label, table_label
from lib.i18n.values import value_text
from lib.reports.rows import row_names
from lib.ui import data, layout, markup, session, tables
from lib.ui.imports import milestones
from lib.ui.session import t, tn
from lib.usecases.beside import SheetDifferences
from lib.usecases.preparation import Preparation

PAGE = 20


def differences(found: Preparation) -> None:
    """Milestones among its rows; the rows of each sheet that are new or changed, what stands because it was edited here since, in a table each."""
    milestones.milestones(found)
    for sheet in found.beside:
        if sheet.changes or sheet.clashes:
            _sheet(sheet, is_own=sheet.sheet == found.recognition.sheet)


def _sheet(sheet: SheetDifferences, *, is_own: bool) -> None:
    language = session.language()
    layout.section(
        t("Told beside the actions: {what}", what=t(TABLES[sheet.table].sheet))
        if is_own
        else t("Other sheet of this workbook: {sheet}", sheet=sheet.sheet)
    )
    counts = {t("New"): len(sheet.new), t("Changed"): len(sheet.changed)}
    markup.paragraph(
        " · ".join(format_pair(language, n, format_number(language, c)) for n, c in counts.items())
    )
    if sheet.clashes:
        markup.paragraph(
            tn(
                "{n} value was edited in the application since this file was made: the application's is kept.",
                "{n} values were edited in the application since this file was made: the application's are kept.",
                len(sheet.clashes),
            )
        )
    lines = _lines(sheet)
    if lines:
        markup.table(
            [
                markup.Column(table_label(language, sheet.table), width=36),
                markup.Column(t("Field"), width=18),
                markup.Column(t("Old → new"), width=30),
                markup.Column(t("Cell"), short=True),
            ],
            list(tables.part(lines, PAGE, key=f"beside_{sheet.table}")),
            t("Differences"),
        )


def _lines(sheet: SheetDifferences) -> list[list[markup.Cell | str]]:
    language, table = session.language(), sheet.table
    referred = [
        ("action", str(f.new)) for row in sheet.new for f in row.fields if f.field in ("action", "axis")
    ]
    names = row_names(data.store(), session.plan(), referred, language=language, short=True)
    lines: list[list[markup.Cell | str]] = []
    for row in (*sheet.changed, *sheet.new):
        told = [f for f in row.fields if f.field == TABLES[table].tells] if not row.key else []
        days = [
            value_text(language, table, f.field, f.new)
            for f in row.fields
            if told and f.field in TABLES[table].named_by and TABLES[table].field(f.field).kind == "date"
        ]
        for place, field in enumerate(told or row.fields):
            old, new = (
                value_text(language, table, field.field, v, names=names) for v in (field.old, field.new)
            )
            lines.append(
                [
                    markup.named(row.title or MISSING, quiet="" if row.key else " · ".join([*days, t("new")]))
                    if not place
                    else "",
                    field_label(language, table, field.field),
                    markup.Cell(new, old=old if row.key else ""),
                    field.cell,
                ]
            )
    return lines
