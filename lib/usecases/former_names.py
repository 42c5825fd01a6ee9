"""What follows from another code or name: who named the old one names the new one, and a file may go on using the old.

`codes_followed` and `labels_followed` are asked of every revision that a person or a file writes, whatever its door.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from lib.domain.archived import standing
from lib.domain.changes import Change, Value, Values, composed, updated
from lib.domain.names import join_names, split_names
from lib.domain.schema import FORMER_NAME, TABLES
from lib.domain.terms import FormerKind, MeetingState, MinutesStep, NameKind
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.ledger import NOW, rows_at, rows_now, some_rows_at
from lib.store.naming import rows_naming, values_naming

#: Where owners are named: the fields that hold functions, as people write them.
OWNERS = (
    *((table.name, "owner") for table in TABLES.values() if table.has("owner")),
    ("interaction", "follow_up_by"),
)
#: Where organisations are named, by the registry.
ORGANISATIONS = tuple(
    (table.name, field.name)
    for table in TABLES.values()
    for field in table.fields
    if field.refers_to == "partner" and field.refers_by == "label"
)
SIGNED = frozenset({MinutesStep.SIGNED_A, MinutesStep.SIGNED_B})


@dataclass(frozen=True, slots=True)
class Former:
    """A name or a code that somebody or something no longer has, and what it means now."""

    kind: FormerKind
    former: str
    name: str | None = None
    action: str | None = None
    axis: str | None = None


def label_of(partner: Values) -> str:
    """What everything else calls a partner."""
    return str(partner.get("acronym") or partner.get("name") or "")


def codes_followed(store: Store, changes: Sequence[Change], writing: Writing) -> Sequence[Change]:
    """The changes, with the exchanges that name an action by a code that it no longer has, and what that code meant."""
    codes = _changed(changes, "action", "code")
    titles = [
        Former(FormerKind.AXIS, old, axis=key)
        for name in ("code", "title")
        for key, (old, _) in _changed(changes, "axis", name).items()
    ]
    former = [*(Former(FormerKind.ACTION, old, action=key) for key, (old, _) in codes.items()), *titles]
    if not former or writing.replays:
        return changes
    had = Counter(old for old, _ in codes.values())
    others = values_naming(store, NOW, writing.plan, "action", "code", had)
    had.update(str(code) for key, code in others.items() if key not in codes)
    told = {
        old: new for old, new in codes.values() if new and had[old] == 1
    }  # of several, nobody knows which
    more = _renamed(store, writing.plan, "interaction", ("action",), told)
    return composed((*changes, *more, *remembered(store, writing.plan, former)))


def labels_followed(store: Store, changes: Sequence[Change], writing: Writing) -> Sequence[Change]:
    """The changes, with everything that calls a partner by a name that it no longer has."""
    touched = {c.key: c for c in changes if c.table == "partner" and c.before and c.after}
    touched = {key: c for key, c in touched.items() if {"acronym", "name"} & (c.after or {}).keys()}
    if not touched or writing.replays:
        return changes
    renamed: dict[str, str] = {}
    others = {
        label_of(row)
        for key, row in standing(rows_at(store, NOW, writing.plan, "partner")).items()
        if key not in touched
    }
    for key, row in rows_now(store, writing.plan, "partner", touched).items():
        old, new = (
            label_of({**row, **(touched[key].before or {})}),
            label_of({**row, **(touched[key].after or {})}),
        )
        if old and new and old != new and new not in others:  # the name of another merges nothing by itself
            renamed[old] = new
    if not renamed:
        return changes
    return composed((*changes, *organisations_renamed(store, writing.plan, renamed)))


def organisations_renamed(store: Store, plan: str, renamed: Mapping[str, str]) -> list[Change]:
    """The changes that make everything call organisations by other names, but for minutes that a party signed."""
    found: list[Change] = []
    for table in dict.fromkeys(name for name, _ in ORGANISATIONS):
        fields = [field for held, field in ORGANISATIONS if held == table]
        found += _renamed(store, plan, table, fields, renamed, but=_signed(store, plan, table))
    found += _on_papers(store, plan, NameKind.ORGANISATION, renamed)
    return [*found, *_names_remembered(store, plan, FormerKind.ORGANISATION, renamed)]


def owners_renamed(store: Store, plan: str, renamed: Mapping[str, str]) -> list[Change]:
    """The changes that make everything call owners by other names, but for the decisions of a closed meeting."""
    closed = {
        k for k, row in rows_at(store, NOW, plan, "meeting").items() if row["state"] == MeetingState.CLOSED
    }
    found: list[Change] = []
    for table, field in OWNERS:
        changes = _renamed(store, plan, table, (field,), renamed)
        if table == "decision" and closed:
            held = rows_now(store, plan, table, [c.key for c in changes])
            changes = [c for c in changes if held[c.key]["meeting"] not in closed]
        found += changes
    found += _on_papers(store, plan, NameKind.FUNCTION, renamed)
    return [*found, *_names_remembered(store, plan, FormerKind.OWNER, renamed)]


def remembered(store: Store, plan: str, former: Iterable[Former]) -> list[Change]:
    """The changes that keep what former names and codes mean now; the last meaning of each counts."""
    rows: dict[str, dict[str, Value]] = {
        former_key(said.kind, said.former): {
            "kind": said.kind.value,
            "former": said.former,
            "name": said.name,
            "action": said.action,
            "axis": said.axis,
        }
        for said in former
    }
    stored = some_rows_at(store, NOW, plan, "former_name", rows)
    blank = dict.fromkeys(FORMER_NAME.names)
    return [
        change
        for key, row in rows.items()
        if (
            change := updated("former_name", key, stored[key], row)
            if key in stored
            else Change("former_name", key, None, blank | row)
        )
    ]


def former_key(kind: FormerKind, former: str) -> str:
    """The key under which a former name is kept: one meaning for each."""
    return sha256(f"{kind}\n{former}".encode()).hexdigest()[:16]


def _names_remembered(store: Store, plan: str, kind: FormerKind, renamed: Mapping[str, str]) -> list[Change]:
    """Former names, those that led to a name which is itself a former one by now too; none of a name that is back."""
    back = {former_key(kind, new) for new in renamed.values()}
    led = rows_naming(store, NOW, plan, "former_name", "name", renamed)
    earlier = {
        str(row["former"]): renamed[str(row["name"])]
        for key, row in led.items()
        if row["kind"] == kind and key not in back
    }
    said = {**earlier, **renamed}
    kept = remembered(store, plan, [Former(kind, old, new) for old, new in said.items()])
    ended = some_rows_at(store, NOW, plan, "former_name", back - {former_key(kind, old) for old in said})
    return [*kept, *(Change("former_name", key, row, None) for key, row in ended.items())]


def _renamed(
    store: Store,
    plan: str,
    table: str,
    fields: Sequence[str],
    renamed: Mapping[str, str],
    *,
    but: Collection[str] = (),
) -> list[Change]:
    """The changes to the rows of a table that name something otherwise in some fields."""
    if not renamed:
        return []
    wanted: dict[str, dict[str, Value]] = {}
    stored: dict[str, dict[str, Value]] = {}
    for field in fields:
        many = TABLES[table].field(field).many
        for key, held in values_naming(store, NOW, plan, table, field, renamed).items():
            stored.setdefault(key, {})[field] = held
            wanted.setdefault(key, {})[field] = named_now(str(held), renamed, many=many)
    return [
        change
        for key, values in wanted.items()
        if key not in but and (change := updated(table, key, stored[key], values))
    ]


def named_now(held: str, renamed: Mapping[str, str], *, many: bool) -> str | None:
    """What a field that holds some names holds once they are others; a name that is there twice then stands once."""
    if not many or held in renamed:
        return renamed.get(held, held)
    return join_names(dict.fromkeys(renamed.get(name, name) for name in split_names(held)))


def _on_papers(store: Store, plan: str, kind: NameKind, renamed: Mapping[str, str]) -> list[Change]:
    """How papers write a name goes with it, unless they know the new one already."""
    rows = rows_at(store, NOW, plan, "paper_name")
    known = {str(row["name"]) for row in rows.values() if row["kind"] == kind}
    return [
        change
        for key, row in rows.items()
        if row["kind"] == kind
        and (new := renamed.get(str(row["name"]))) is not None
        and new not in known
        and (change := updated("paper_name", key, row, {"name": new}))
    ]


def _signed(store: Store, plan: str, table: str) -> set[str]:
    """The minutes that a party signed: they stay as they were signed."""
    if table != "minutes":
        return set()
    steps = rows_at(store, NOW, plan, "minutes_step").values()
    return {str(step["minutes"]) for step in steps if step["step"] in SIGNED}


def _changed(changes: Sequence[Change], table: str, field: str) -> dict[str, tuple[str, str]]:
    """Key → the former and the present value of a field, of the rows that had another one."""
    return {
        c.key: (str(c.before[field]), str(c.after[field] or ""))
        for c in changes
        if c.table == table and c.before and c.after and field in c.after and c.before.get(field)
    }
