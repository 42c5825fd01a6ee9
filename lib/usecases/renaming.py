"""Another name everywhere at once, for an owner, an organisation or an axis; two names that are one."""

from __future__ import annotations

from collections.abc import Mapping

from lib.domain.archived import standing
from lib.domain.changes import Change, Value, updated
from lib.domain.errors import Invalid
from lib.domain.names import NAMES_SEPARATOR
from lib.domain.schema import named
from lib.domain.terms import MinutesStep
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import NOW, rows_at, rows_now
from lib.store.state import State
from lib.usecases.archiving import set_aside
from lib.usecases.former_names import (
    label_of,
    organisations_renamed,
    owners_renamed,
)
from lib.usecases.record import record, row_now, standing_now


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
    row = standing_now(store, writing.plan, "axis", key)
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
