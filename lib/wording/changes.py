"""What a revision changed, in the words of the plan: « A3.5 : avancement 75 → 80 % ». Pure.

One wording for the history, the sheet of an action and whatever else tells a change: labels and values come from the
registry, so that a new field is told without a line here. Changes are told as they are given: read through the view of
a partner, they hold what a partner sees.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lib.domain.changes import Change, Value, Values
from lib.domain.completion import SETTING as COMPLETION
from lib.domain.schema import ACTION, TABLES
from lib.domain.zones import SETTING
from lib.i18n import Language, mark, translate, translate_plural
from lib.i18n.formats import MISSING, arrow, as_typed, format_day, format_list, format_number, format_pair
from lib.i18n.labels import field_label, table_label
from lib.i18n.values import NO_NAMES, Names, row_name, value_text

#: From so many characters on, a text is told by the words that differ.
LONG = 40
#: So many characters of the words that differ.
SHOWN = 80
#: What follows from another field of the same change, and is told with it.
FOLLOWS: Mapping[str, str] = {
    "deadline_precision": "deadline",
    "deadline_text": "deadline",
    "initial_deadline": "deadline",
}
#: What is not told beside another field that says the same words: the result of an introduction is often its stage.
ECHOES: Mapping[str, str] = {"stage": "result"}
#: The columns of a file that are none of our fields: a value under each heading.
OTHERS = "extra"
#: Settings that are named by a prefix of their key.
LAYOUT, WORDS = "layout.", ("word.status.", "word.name.")
LIMIT = "threshold."
#: A day as the store writes it.
ISO_DAY = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])")
NEW, GONE = mark("addition"), mark("removal")


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one row: how people call it, and each of its changes in words."""

    table: str
    key: str
    subject: str
    parts: tuple[str, ...]


def told(language: Language, changes: Iterable[Change], *, names: Names = NO_NAMES) -> tuple[Told, ...]:
    """Each row that changes are of. `names`: of the rows, and of those that their values refer to."""
    return tuple(
        Told(
            change.table,
            change.key,
            subject(language, change, names=names),
            parts(language, change, names=names),
        )
        for change in changes
    )


def line(language: Language, row: Told, *, most: int = 3) -> str:
    """« avancement 75 → 80 %, statut En cours → Réalisée »: the first changes of a row, and how many more there are."""
    shown = list(row.parts[:most])
    more = len(row.parts) - len(shown)
    if more > 0:
        shown.append(translate_plural(language, "{n} other value", "{n} other values", more))
    return format_list(language, shown)


def sentence(language: Language, row: Told, *, most: int = 3) -> str:
    """« A3.5 : avancement 75 → 80 % »."""
    return format_pair(language, row.subject, line(language, row, most=most))


def subject(language: Language, change: Change, *, names: Names = NO_NAMES) -> str:
    """How people call the row of a change: as it stands, else by what the change itself holds. What is no action says
    what it is."""
    if change.table == "setting":
        return _setting(language, change.key)
    found = names.get((change.table, change.key), "")
    if not found or change.creates or change.ends:
        values = change.after or change.before or {}
        found = row_name(language, change.table, values, names=names) or found
    kind = table_label(language, change.table)
    return (
        found if found and change.table == ACTION.name else " · ".join(part for part in (kind, found) if part)
    )


def _setting(language: Language, key: str) -> str:
    if key.startswith(LAYOUT):
        return translate(language, "How a set of headings is read")
    for prefix in WORDS:
        if key.startswith(prefix):
            return translate(language, "Word explained: “{word}”", word=key.removeprefix(prefix))
    if key == COMPLETION:
        return translate(language, "When an action is done")
    if key == SETTING:
        return translate(language, "Time zone")
    return (
        translate(language, "Limit of a rule") if key.startswith(LIMIT) else table_label(language, "setting")
    )


def parts(language: Language, change: Change, *, names: Names = NO_NAMES) -> tuple[str, ...]:
    """Each change of a row in words, in the order of the registry."""
    if change.before is None:
        return (_new(language, change.table, change.after or {}, names),)
    if change.after is None:
        return (translate(language, GONE),)
    before, after = change.before, change.after
    differ = told_fields(change.table, before, after)

    def words(field: str) -> tuple[str, str]:
        return difference(language, change.table, field, before.get(field), after[field], names=names)

    return tuple(
        told
        for field in differ
        if ECHOES.get(field) not in differ or words(field) != words(ECHOES[field])
        for told in _parts(language, change.table, field, before.get(field), after[field], names=names)
    )


def _new(language: Language, table: str, row: Values, names: Names) -> str:
    """« ajout », with what is in the row where its name does not tell it: « ajout : Devis attendu »."""
    tells, said = TABLES[table].tells, translate(language, NEW)
    if not tells or row.get(tells) is None:
        return said
    held = _short(value_text(language, table, tells, row[tells], names=names))
    return format_pair(language, said, as_typed(language, held))


def told_fields(table: str, before: Values, after: Values) -> tuple[str, ...]:
    """The fields that differ, without those that only follow from another one."""
    differ = [name for name in TABLES[table].names if name in after and before.get(name) != after[name]]
    return tuple(name for name in differ if FOLLOWS.get(name) not in differ)


def _parts(
    language: Language, table: str, field: str, old: Value, new: Value, *, names: Names
) -> tuple[str, ...]:
    if field != OTHERS:
        return (part(language, table, field, old, new, names=names),)
    return tuple(_part(language, *told) for told in named_differences(language, table, field, old, new))


def part(
    language: Language, table: str, field: str, old: Value, new: Value, *, names: Names = NO_NAMES
) -> str:
    """One value, in words: « avancement 75 → 80 % », « responsable : Directeur », « commentaire : ajout de “Jury prévu.” »."""
    label = lowered(field_label(language, table, field))
    before, after = difference(language, table, field, old, new, names=names)
    if TABLES[table].field(field).kind == "percent" and old is not None and new is not None:
        before = format_number(language, float(str(old)), 0 if float(str(old)).is_integer() else 1)
    return _part(language, label, before, after)


def _part(language: Language, label: str, before: str, after: str) -> str:
    if before == MISSING or not before:
        return format_pair(language, label, after)
    return f"{label} {as_typed(language, before)} {arrow(language)} {as_typed(language, after)}"


def named_differences(
    language: Language, table: str, field: str, old: Value, new: Value, *, names: Names = NO_NAMES
) -> tuple[tuple[str, str, str], ...]:
    """What a value is called, and what it is before and after; of the columns that are none of our fields, each that
    differs under its own heading."""
    if field != OTHERS:
        return (
            (field_label(language, table, field), *difference(language, table, field, old, new, names=names)),
        )
    before, after = json.loads(str(old or "{}")), json.loads(str(new or "{}"))
    return tuple(
        (as_typed(language, heading), *_compared(language, _other(before, heading), _other(after, heading)))
        for heading in dict.fromkeys([*before, *after])
        if before.get(heading) != after.get(heading)
    )


def _other(held: Mapping[str, object], heading: str) -> str:
    value = held.get(heading)
    return MISSING if value is None or value == "" else str(value)


def difference(
    language: Language, table: str, field: str, old: Value, new: Value, *, names: Names = NO_NAMES
) -> tuple[str, str]:
    """A value before and after, as they are read; of a long text the words that differ alone. Words that were only added
    have nothing before them."""
    before = value_text(language, table, field, old, names=names)
    after = value_text(language, table, field, new, names=names)
    if not _is_text(table, field):
        return _short(before), _short(after)
    return _compared(language, before, after)


def _compared(language: Language, before: str, after: str) -> tuple[str, str]:
    """Two texts, or of long ones the words that differ."""
    if MISSING in (before, after) or max(len(before), len(after)) <= LONG:
        return _short(before), _short(after)
    out, put = _differing(before.split(), after.split())
    if not out and put:
        return "", translate(language, "added: “{words}”", words=_short(put))
    if out and not put:
        return "", translate(language, "taken out: “{words}”", words=_short(out))
    return _short(out), _short(put)


def _is_text(table: str, field: str) -> bool:
    found = TABLES[table].field(field)
    return found.vocabulary is None and found.kind in ("text", "json", "document")


def _differing(old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """The words between those that both begin with and those that both end with."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return " ".join(old[first : len(old) - last]), " ".join(new[first : len(new) - last])


def _short(text: str) -> str:
    """The beginning of a text that is too long for a line, cut between words where there are any."""
    if len(text) <= SHOWN:
        return text
    cut = text[:SHOWN].rpartition(" ")[0] or text[:SHOWN]
    return f"{cut} …"


def reason_text(language: Language, reason: str) -> str:
    """The reason of a revision as it is read: a round is kept in it by its day, which is written as every day is."""
    return ISO_DAY.sub(lambda found: _day(language, found[0]), reason)


def _day(language: Language, iso: str) -> str:
    try:
        return format_day(language, date.fromisoformat(iso))
    except ValueError:  # somebody's own number
        return iso


def lowered(label: str) -> str:
    """A label inside a sentence: « avancement », but « PV »."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
