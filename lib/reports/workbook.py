"""Workbooks out of the plan: the whole of it, to be filled in and imported again; or a list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from lib.domain.archived import standing
from lib.domain.attachments import CARRIERS, WAITING, carrier_of
from lib.domain.changes import Value
from lib.domain.code_order import code_order
from lib.domain.money import Money
from lib.domain.schema import ROW_KEY, SHEETS, TABLES, Field
from lib.domain.terms import Precision, Situation, Status
from lib.domain.zones import in_zone
from lib.i18n import Language, direction, mark, translate
from lib.i18n.authors import author_name
from lib.i18n.formats import format_moment, format_money, format_pair, zone_name
from lib.i18n.labels import field_label, label
from lib.i18n.values import referred, row_name
from lib.reports.archived import archived_sheet
from lib.spreadsheets.differences.named import TABLE
from lib.spreadsheets.letters import column_letters
from lib.spreadsheets.write import SheetPlan, write_sheets, write_table
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.reads import ActionRow, ImportLine, plan_sheet
from lib.store.state import State

Stored = Mapping[str, Mapping[str, Value]]
#: Tables whose rows others name, whether they have a sheet or not.
NAMED = frozenset({"axis", *CARRIERS})
#: The columns of the log of imports, after the revision and when it was recorded.
LOGGED = (
    mark("Who"),
    mark("File"),
    mark("Fingerprint of the file"),
    mark("Sheet"),
    mark("Heading row (0: none)"),
    mark("New"),
    mark("Changed"),
    mark("Absent"),
    mark("Unchanged"),
    mark("Not applied"),
    mark("Columns"),
    mark("Corrected cells"),
    mark("Answers"),
    mark("Policies"),
    mark("Undone by"),
)
#: What was to be done with the rows of the plan that the file does not hold.
ABSENT = {
    "keep": mark("keep them as they are"),
    "mark": mark("keep them, marked “absent from the file”"),
    "archive": mark("archive them (they leave the plan; the history keeps them)"),
}


def plan_workbook(state: State, *, language: Language, identity: str = "") -> bytes:
    """The plan as .xlsx: a sheet for each table that has one. Importing it back changes nothing.

    `identity` tells the day, revision and fingerprint of the figures, at the foot of printed pages.
    """
    sheet = plan_sheet(state)
    every = {
        table.name: rows_at(state.store, state.revision, state.plan, table.name)
        for table in TABLES.values()
        if table in SHEETS or table.name in NAMED
    }
    names = _names(every, language)
    sheets = []
    for table in SHEETS:
        stored = _in_plan(standing(every[table.name]))
        fields = tuple(field for field in table.fields if field.in_sheet)
        known = _extra_labels(stored)
        told = _rows(tuple(stored.values()), names, fields, known, language)
        is_keyed = table.name not in TABLE.values()
        if is_keyed:
            told, known = ((*row, key) for row, key in zip(told, stored, strict=True)), (*known, ROW_KEY)
        rows = sorted(told, key=lambda row: code_order(row[0]))
        sheets.append(
            SheetPlan(
                name=translate(language, table.sheet),
                fields=tuple(field.name for field in fields),
                labels=tuple(field_label(language, table.name, field.name) for field in fields),
                kinds=tuple(field.kind for field in fields),
                choices={
                    f.name: tuple(label(language, v) for v in f.vocabulary) for f in fields if f.vocabulary
                },
                extra=known,
                rows=tuple(rows),
                locked=next((field.name for field in fields if field.unique), None),
                keyed=is_keyed,
                meant=tuple(
                    (f"{table.name}.{f.name}", label(language, value), value.value)
                    for f in (fields if is_keyed else ())
                    for value in f.vocabulary or ()
                ),
            )
        )
    aside = archived_sheet(state, language)
    banner = translate(language, "SAMPLE – fictional data") if sheet.is_sample else ""
    return write_sheets(
        [*sheets, aside] if aside else sheets,
        banner=banner,
        revision=state.revision,
        plan=state.plan,
        identity=identity,
        right_to_left=direction(language) == "rtl",
    )


def _in_plan(stored: Stored) -> Stored:
    """Rows without the files of answers that nobody accepted yet."""
    waiting = carrier_of(WAITING, "")
    return {k: row for k, row in stored.items() if not str(row.get("carrier") or "").startswith(waiting)}


def _rows(
    stored: Sequence[Mapping[str, Value]],
    names: Mapping[tuple[str, Value], Value],
    fields: Sequence[Field],
    extra: tuple[str, ...],
    language: Language,
) -> Iterable[tuple[Value, ...]]:
    """The cells of the stored rows, made ready column by column: the same values come back down each."""
    columns: list[Sequence[Value]] = [_column(stored, field, names, language) for field in fields]
    if extra:
        kept = [json.loads(str(values.get("extra") or "{}")) for values in stored]
        columns += [[held.get(name) for held in kept] for name in extra]
    return zip(*columns, strict=True)


def _column(
    stored: Sequence[Mapping[str, Value]],
    field: Field,
    names: Mapping[tuple[str, Value], Value],
    language: Language,
) -> list[Value]:
    """One field of every row, as the sheet shows it."""
    held = [values.get(field.name) for values in stored]
    if field.name == "deadline_text":
        continuous = label(language, Precision.CONTINUOUS)
        return [
            text or (continuous if values.get("deadline_precision") == Precision.CONTINUOUS else None)
            for text, values in zip(held, stored, strict=True)
        ]
    shown = {value: _shown(value, field, names, language) for value in set(held)}
    return [shown[value] for value in held]


def _shown(value: Value, field: Field, names: Mapping[tuple[str, Value], Value], language: Language) -> Value:
    if field.names_row:
        return next((names.get(row, row[1]) for row in referred(field, value)), value)
    if field.refers_to and field.refers_by == "key":
        return names.get((field.refers_to, value), value)
    if value is not None and field.vocabulary is not None:
        return label(language, field.vocabulary(str(value)))
    if field.name == "progress" and isinstance(value, int | float) and 0 < value <= 1:
        return f"{value:g} %"  # a bare 0.5 would be read as a half, and a bare 1 as the whole
    if value is not None and field.kind == "money":
        money = Money.stored(str(value))
        return format_money(language, money.amount, money.currency)
    return value


def _names(every: Mapping[str, Stored], language: Language) -> dict[tuple[str, Value], Value]:
    """What a sheet calls the rows that others name by their key: the code of an action, code and title of an axis,
    action and name of an indicator."""
    named: dict[tuple[str, Value], Value] = {
        (table, key): row_name(language, table, row)
        for table in CARRIERS
        for key, row in every.get(table, {}).items()
    }
    for key, row in every["axis"].items():
        named["axis", key] = f"{row['code']}. {row['title']}" if row["code"] else row["title"]
    for key, row in every["action"].items():
        named["action", key] = row["code"] or row["title"]
    for key, row in every["indicator"].items():
        parts = (named.get(("action", row["action"])), row["name"])
        named["indicator", key] = " – ".join(str(part) for part in parts if part)
    return named


def _extra_labels(stored: Stored) -> tuple[str, ...]:
    """The columns of users' files that we only keep, in the order met."""
    labels: dict[str, None] = {}
    for values in stored.values():
        if values.get("extra"):
            labels.update(dict.fromkeys(json.loads(str(values["extra"]))))
    return tuple(labels)


def import_log(state: State, *, language: Language) -> bytes:
    """The log of imports as .xlsx: when, in the time zone of the plan, who, which file, how it was read, what it changed,
    whether it was undone."""
    zone = reads.time_zone(state)
    when = translate(language, "When (time of {place})", place=zone_name(language, zone))
    labels = [translate(language, "Revision"), when, *(translate(language, name) for name in LOGGED)]
    rows = [_logged(line, language, zone) for line in reads.import_log(state)]
    return write_table(
        labels, rows, title=translate(language, "Log of imports"), right_to_left=direction(language) == "rtl"
    )


def _logged(line: ImportLine, language: Language, zone: str) -> list[Value]:
    mapping, policies = json.loads(line.mapping), json.loads(line.policies)
    counts, kind = mapping.get("counts", {}), mapping.get("kind", "")
    table = TABLE.get(kind, "action")

    def pairs(held: Mapping[str, str]) -> str:
        return "; ".join(format_pair(language, name, value) for name, value in held.items())

    def field(name: str) -> str:
        return field_label(language, table, name) if TABLES[table].has(name) else name

    def answer(asked: str, given: str) -> tuple[str, str]:
        section, _, typed = asked.partition(": ")
        is_status = section == "status" and given in set(Status)
        return typed, label(language, Status(given)) if is_status else given

    columns = {column_letters(int(c)): field(f) for c, f in mapping.get("columns", {}).items()}
    corrected = {_cell_named(place): text for place, text in mapping.get("corrected", {}).items()}
    answers = dict(answer(asked, given) for asked, given in mapping.get("answers", {}).items())
    return [
        line.number,
        format_moment(language, in_zone(line.recorded_at, zone)),
        author_name(language, line.author),
        line.file_name,
        line.sha256,
        mapping.get("sheet"),
        mapping.get("header_row"),
        *(counts.get(name) for name in ("new", "changed", "absent", "unchanged", "refused")),
        pairs(columns),
        pairs(corrected),
        pairs(answers),
        _policies_told(language, policies),
        line.undone_by,
    ]


def _cell_named(place: str) -> str:
    """« Actions!C12 » of a corrected cell, kept as « Actions!12:3 »."""
    sheet, _, cell = place.rpartition("!")
    row, _, column = cell.partition(":")
    return f"{sheet}!{column_letters(int(column) - 1)}{row}"


def _policies_told(language: Language, policies: Mapping[str, object]) -> str:
    """What was done where the file is silent; empty for a file that was read without a choice."""
    if not policies:
        return ""
    absent = translate(language, ABSENT[str(policies.get("absent", "keep"))])
    said = (
        translate(language, "an empty cell erases the stored value")
        if policies.get("blank_erases")
        else translate(language, "an empty cell keeps the stored value")
    )
    return translate(
        language, "Rows that the file does not hold: {absent}; {blank}.", absent=absent, blank=said
    )


def action_list(found: Iterable[ActionRow], *, day: str, language: Language) -> bytes:
    """A filtered list with the situation of each action on a day."""
    fields = (
        "code",
        "axis_title",
        "title",
        "organisation",
        "owner",
        "start",
        "deadline",
        "initial_deadline",
        "progress",
        "situation",
        "days_late",
    )
    titles = {
        "axis_title": field_label(language, "action", "axis"),
        "situation": translate(language, "Situation"),
        "days_late": translate(language, "Days late"),
    }
    labels = [titles.get(f) or field_label(language, "action", f) for f in fields]
    rows = []
    for row in found:
        values = [getattr(row, f) for f in fields]
        values[fields.index("situation")] = label(language, Situation(row.situation))
        rows.append(values)
    return write_table(
        labels,
        rows,
        title=translate(language, "Figures as of {day}", day=day),
        right_to_left=direction(language) == "rtl",
    )
