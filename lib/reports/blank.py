"""A workbook to be filled in by somebody who has no file: our columns, their lists, and what goes into each.

Everything follows from the registry: a field that a form asks for has its column here and its line of explanation.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lib.domain.schema import TABLES, Field
from lib.i18n import Language, direction, mark, translate
from lib.i18n.formats import format_day, format_list, format_money
from lib.i18n.labels import field_label, label
from lib.spreadsheets.write import Explanations, SheetPlan, write_sheets

#: The tables that an import takes, the plan itself first.
FILLED_IN = ("action", "partner", "interaction")
#: What is said of a field beside what its kind says.
NOTES = {
    "code": mark("A short code of your own, such as A1.1; it stays the same from one version to the next."),
    "axis": mark("The part of the plan that the action belongs to, written alike in each of its rows."),
    "title": mark("What is to be done, beginning with a verb."),
    "organisation": mark("Who answers for it; the first of several leads."),
    "owner": mark("The function that carries it out, rather than a person's name."),
    "deadline": mark("A text is kept as it is: “end of 2026”, “T4 2026”, “to be defined”."),
    "progress": mark("Left empty when nobody knows: empty is not 0."),
    "confidential": mark("A confidential action is hidden from the partners."),
}
KINDS = {
    "date": mark("A day."),
    "percent": mark("A number from 0 to 100."),
    "money": mark("An amount with its currency."),
    "flag": mark("Yes or no."),
}
HEADINGS = (mark("Column"), mark("What goes into it"), mark("For example"))


def empty_workbook(language: Language) -> bytes:
    """The empty workbook as .xlsx, in a reader's language; filled in, it is read whatever the language of the plan."""
    sheets = []
    for name in FILLED_IN:
        table = TABLES[name]
        fields = _asked(name)
        sheets.append(
            SheetPlan(
                name=translate(language, table.sheet),
                fields=tuple(field.name for field in fields),
                labels=tuple(field_label(language, name, field.name) for field in fields),
                kinds=tuple(field.kind for field in fields),
                choices={
                    f.name: tuple(label(language, v) for v in f.vocabulary) for f in fields if f.vocabulary
                },
                extra=(),
                rows=(),
            )
        )
    explanations = Explanations(
        name=translate(language, "Explanations"),
        lines=(
            translate(
                language,
                "One action a row, in the sheet “{sheet}”: only its title is needed. The other sheets may stay empty.",
                sheet=translate(language, TABLES["action"].sheet),
            ),
            translate(
                language,
                "Then drop the workbook on the page “{page}” of the dashboard: nothing is recorded before you have seen it.",
                page=translate(language, "Import"),
            ),
        ),
        labels=tuple(translate(language, text) for text in HEADINGS),
        rows=tuple(_explained(language, name, field) for name in FILLED_IN for field in _asked(name)),
    )
    return write_sheets(
        sheets,
        banner="",
        revision=0,
        plan="",
        explanations=explanations,
        right_to_left=direction(language) == "rtl",
    )


def _asked(name: str) -> tuple[Field, ...]:
    """The fields that somebody fills in."""
    return tuple(field for field in TABLES[name].fields if field.in_sheet and field.in_form)


def _explained(language: Language, name: str, field: Field) -> tuple[str, str, str]:
    """« Actions · Échéance », what goes into it, an example."""
    heading = f"{translate(language, TABLES[name].sheet)} · {field_label(language, name, field.name)}"
    told = [KINDS[field.kind]] if field.kind in KINDS else []
    told += [NOTES[field.name]] if name == "action" and field.name in NOTES else []
    words = [translate(language, text) for text in told]
    if field.needed:
        words.insert(0, translate(language, "Needed."))
    if field.vocabulary is not None:
        allowed = format_list(language, [label(language, value) for value in field.vocabulary])
        words.append(translate(language, "One of: {words}.", words=allowed))
    if field.many:
        words.append(translate(language, "Several are separated by “/”."))
    return heading, " ".join(words) or translate(language, "A text."), _example(language, field)


def _example(language: Language, field: Field) -> str:
    if field.vocabulary is not None:
        return label(language, next(iter(field.vocabulary)))
    if field.kind == "date":
        return format_day(language, date(2026, 12, 31))
    if field.kind == "percent":
        return "40"
    if field.kind == "money":
        return format_money(language, Decimal(120_000), "MAD")
    if field.kind == "flag":
        return translate(language, "no")
    return ""
