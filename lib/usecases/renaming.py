"""Another name everywhere at once; two names, two axes or two actions that are one, put together."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.archived import is_archived, standing
from lib.domain.attachments import carrier_of
from lib.domain.changes import Change, Value, Values, composed, updated
from lib.domain.errors import Invalid
from lib.domain.names import NAMES_SEPARATOR
from lib.domain.schema import TABLES, Field
from lib.domain.terms import FormerKind, MeetingState, MinutesStep
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import NOW, rows_at, rows_naming, rows_now
from lib.store.state import State
from lib.usecases.archiving import set_aside
from lib.usecases.former_names import (
    Former,
    label_of,
    named_now,
    organisations_renamed,
    owners_renamed,
    remembered,
)
from lib.usecases.record import named, record, row_now

#: What an action is made of: it stays with the one that is archived.
PARTS = frozenset({"milestone", "occurrence", "indicator"})


def rename_owner(store: Store, former: str, name: str, writing: Writing, *, merge: bool = False) -> int:
    """Gives an owner another name in every action, decision still open and follow-up; answers the revision.

    `merge` says that the name of another owner is meant: both are one from then on.
    Raises Invalid for a name that is blank, several, the same, nobody's before, or another owner's when nobody said
    that they are one.
    """
    present = {owner.name for owner in reads.named_owners(State.undated(store, NOW, writing.plan))}
    name = _fit(former, name, present, merge=merge)
    changes = owners_renamed(store, writing.plan, {former: name})
    return record(store, changes, writing, reason=f"{former} → {name}")


def rename_organisation(
    store: Store, former: str, name: str, writing: Writing, *, merge: bool = False
) -> int:
    """Gives an organisation another name everywhere; with `merge`, that of another one, into which its own row goes.

    Raises Invalid as `rename_owner` does, and while joint minutes wait for the signature of one of the parties.
    """
    present = {
        held.name: held.key for held in reads.named_organisations(State.undated(store, NOW, writing.plan))
    }
    name = _fit(former, name, set(present), merge=merge)
    _check_signatures(store, former, writing)
    renamed, changes = {former: name}, list[Change]()
    key, into = present[former], present.get(name)
    if key is not None:
        row = row_now(store, writing.plan, "partner", key)
        if into is None:
            field = "acronym" if row["acronym"] else "name"
            change = updated("partner", key, row, {field: name})
            changes += [change] if change else []
        else:
            changes.append(set_aside("partner", key, row, writing, reason=f"{former} → {name}", into=into))
    if key is None or into is not None:  # a row that changes its name takes everything along by itself
        changes += organisations_renamed(store, writing.plan, renamed)
    return record(store, changes, writing, reason=f"{former} → {name}")


def rename_axis(store: Store, key: str, wanted: Mapping[str, Value], writing: Writing) -> int | None:
    """Gives an axis another code or title; None when nothing differs. Files go on finding it by the former ones.

    Raises Invalid when it is gone, archived, without a title, or when another axis is called so.
    """
    row = _standing(store, "axis", key, writing)
    values = {name: str(value or "").strip() or None for name, value in wanted.items()}
    if not {**row, **values}["title"]:
        raise Invalid("title_missing", "An axis needs a title.", field="title")
    others = standing(rows_at(store, NOW, writing.plan, "axis"))
    for name, value in values.items():
        if (
            value
            and value != row[name]
            and any(value == other[name] for k, other in others.items() if k != key)
        ):
            raise Invalid(
                "axis_named_so",
                "Another axis is called “{name}” already: merge the two if they are one.",
                field=name,
                name=value,
            )
    change = updated("axis", key, row, values)
    return record(store, [change], writing, reason=named("axis", {**row, **values})) if change else None


def merge_axes(store: Store, key: str, into: str, writing: Writing, *, reason: str) -> int:
    """Moves the actions of an axis into another one and archives it; answers the revision.

    Raises Invalid without a reason, or when either is gone, archived or both are the same.
    """
    row, other = (_standing(store, "axis", k, writing) for k in (key, into))
    _check_two(key, into)
    inside = rows_naming(store, NOW, writing.plan, "action", "axis", [key])
    moved = [c for k, action in inside.items() if (c := updated("action", k, action, {"axis": into}))]
    aside = set_aside("axis", key, row, writing, reason=reason, into=into)
    former = [Former(FormerKind.AXIS, str(row[name]), axis=into) for name in ("code", "title") if row[name]]
    changes = [aside, *moved, *remembered(store, writing.plan, former)]
    return record(store, changes, writing, reason=f"{named('axis', row)} → {named('axis', other)}")


def merge_actions(store: Store, key: str, into: str, writing: Writing, *, reason: str) -> int:
    """Archives an action into another one, which everything that named it names from then on; answers the revision.

    Exchanges, notes, commitments, decisions, declarations, files: whatever the registry says names an action, but its
    own parts and what a closed meeting decided. Raises Invalid without a reason, when either is gone or archived, when both are the same, or when
    exchanges name the one by its code and the other has none.
    """
    row, other = (_standing(store, "action", k, writing) for k in (key, into))
    _check_two(key, into)
    changes = [set_aside("action", key, row, writing, reason=reason, into=into)]
    for table in (table for table in TABLES.values() if table.name not in PARTS):
        changes += _repointed(store, writing, table.name, (key, row), (into, other))
    return record(
        store, composed(changes), writing, reason=f"{named('action', row)} → {named('action', other)}"
    )


def _repointed(
    store: Store, writing: Writing, table: str, one: tuple[str, Values], two: tuple[str, Values]
) -> list[Change]:
    """The rows of a table that name one action, naming the other; what would name the same action twice ends."""
    fields = [
        f
        for f in TABLES[table].fields
        if f.names_row or (f.refers_to == "action" and f.name != "merged_into")
    ]
    stored: dict[str, Values] = {}
    wanted: dict[str, dict[str, Value]] = {}
    for field in fields:
        name, new = (_called(field, k, row) for k, row in (one, two))
        if not name:
            continue
        for key, row in rows_naming(store, NOW, writing.plan, table, field.name, [name]).items():
            if not new:
                raise Invalid(
                    "merge_needs_code",
                    "Exchanges name this action by its code: give a code to the one that stays.",
                )
            stored[key] = row
            values = wanted.setdefault(key, {})
            values[field.name] = named_now(str(row[field.name]), {name: new}, many=field.many)
    fixed = _decided_in_closed(store, writing.plan) if table == "decision" and wanted else frozenset()
    alone = [field.name for field in fields if not field.many]
    changes: list[Change] = []
    for key, values in wanted.items():
        if str(stored[key].get("meeting")) in fixed:
            continue
        named_twice = [name for name in alone if {**stored[key], **values}[name] is not None]
        if len(named_twice) > 1 and len({str({**stored[key], **values}[n]) for n in named_twice}) == 1:
            changes.append(Change(table, key, stored[key], None))
        elif change := updated(table, key, stored[key], values):
            changes.append(change)
    return changes


def _called(field: Field, key: str, row: Values) -> str:
    """What a field calls an action."""
    if field.names_row:
        return carrier_of("action", key)
    return str({"key": key, **row}[field.refers_by] or "")


def _decided_in_closed(store: Store, plan: str) -> frozenset[str]:
    """The meetings whose decisions stand as their record says."""
    rows = rows_at(store, NOW, plan, "meeting").items()
    return frozenset(key for key, row in rows if row["state"] == MeetingState.CLOSED)


def _standing(store: Store, table: str, key: str, writing: Writing) -> Mapping[str, Value]:
    row = row_now(store, writing.plan, table, key)
    if is_archived(row):
        raise Invalid("row_archived", "This was archived: restore it first.", field=table)
    return row


def _check_two(key: str, into: str) -> None:
    if key == into:
        raise Invalid("merge_with_itself", "Choose another one: nothing is merged with itself.", field="into")


def _fit(former: str, name: str, present: set[str], *, merge: bool) -> str:
    """A new name as it is recorded. Raises Invalid."""
    name = " ".join(name.split())
    if not name:
        raise Invalid("value_missing", "This value is needed.", field="name")
    if NAMES_SEPARATOR.strip() in name.split():
        raise Invalid(
            "name_of_several",
            "This would be read as several names: write one, without a slash.",
            field="name",
        )
    if former not in present:
        raise Invalid("name_unknown", "Nothing names “{name}” any longer.", field="former", name=former)
    if name == former:
        raise Invalid("no_change", "There is nothing to record.")
    if name in present and not merge:
        raise Invalid(
            "name_of_another",
            "“{name}” is there already: say that the two are one to merge them.",
            field="name",
            name=name,
        )
    return name


def _check_signatures(store: Store, name: str, writing: Writing) -> None:
    """An organisation keeps its name while minutes that name it are signed by one party alone."""
    steps = rows_at(store, NOW, writing.plan, "minutes_step").values()
    signed = [
        {str(s["minutes"]) for s in steps if s["step"] == step}
        for step in (MinutesStep.SIGNED_A, MinutesStep.SIGNED_B)
    ]
    for row in rows_now(store, writing.plan, "minutes", signed[0] ^ signed[1]).values():
        if name in (row["party_a"], row["party_b"]):
            raise Invalid(
                "minutes_half_signed",
                "The minutes {reference} name this organisation and wait for a signature: rename it once both parties have signed.",
                reference=str(row["reference"] or row["title"]),
            )


def partner_called(store: Store, plan: str, label: str) -> str | None:
    """The key of the standing row of a partner by what everything calls it."""
    rows = standing(rows_at(store, NOW, plan, "partner"))
    return next((key for key, row in rows.items() if label_of(row) == label), None)
