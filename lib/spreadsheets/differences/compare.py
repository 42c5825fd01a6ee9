"""Clean rows against the plan: what is new, changed, absent, unchanged; and the changes to record.

Only real differences count, after normalisation: order of rows, spelling of empty, spaces do not.
Nothing is merged by resemblance: a similar title is proposed, never taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rapidfuzz import fuzz

from lib.domain.changes import Values
from lib.domain.terms import Precision
from lib.spreadsheets.comments import below
from lib.spreadsheets.differences.alarms import alarms_of
from lib.spreadsheets.differences.kept import axis_stays, with_kept
from lib.spreadsheets.differences.matching import Matches, match_rows
from lib.spreadsheets.differences.named import difference_of
from lib.spreadsheets.differences.same import same_value
from lib.spreadsheets.differences.writing import of_writings
from lib.spreadsheets.folding import fold
from lib.spreadsheets.model import (
    Clash,
    CleanRow,
    CleanTable,
    Comparison,
    Decisions,
    FieldDifference,
    Issue,
    Policies,
    RowDifference,
    TableKind,
)
from lib.spreadsheets.patience import Check, checked, endless
from lib.spreadsheets.report import refused_rows

SIMILAR = 85.0
#: A deadline, its text and its precision are one value: they change, and clash, together.
DEADLINE = frozenset({"deadline", "deadline_text", "deadline_precision"})
#: The first one recorded stays: a file fills it in, none rewrites it. What an action slipped by cannot be erased.
#: Fields that follow from no other: a column of the file's own, a chapter above the row.
WITHOUT_CELL = frozenset({"extra", "axis"})
FIRST_DEADLINE = "initial_deadline"
NAMED_CODES = 8
NOTHING_DECIDED = Decisions()
PROPOSED_AMONG = 2000  # beyond, looking for similar titles would cost more than it tells
Stored = Mapping[str, Values]


def compare(
    table: CleanTable,
    stored: Stored,
    policies: Policies,
    *,
    base: Stored | None = None,
    decisions: Decisions = NOTHING_DECIDED,
    check: Check = endless,
) -> Comparison:
    """What the rows of a file would change in the stored rows (key → values), before anything is written.

    `base` is the state that the file was made from, when it is known: what the app changed since is a
    clash, and rows that the app added since are not missed in the file.
    """
    wrong = refused_rows(table.issues)
    matches = match_rows(table.kind, table.rows, stored, dict(decisions.same), check)
    new, changed, refused, clashes = [], [], [], []
    unchanged = 0
    for row in checked(table.rows, check):
        key = matches.keys.get(row.row)
        if row.row in wrong:
            refused.append(_row(table.kind, key, row))
        elif key is None:
            new.append(_row(table.kind, key, row, _all_fields(row)))
        elif says_the_same(row, stored[key]) or not (fields := _differences(row, stored[key], policies)):
            unchanged += 1
        else:
            found, clashing = _apart(
                fields, _row(table.kind, key, row), stored[key], (base or {}).get(key), decisions
            )
            clashes.extend(clashing)
            if found:
                changed.append(_row(table.kind, key, row, found))
            else:
                unchanged += 1
    met = set(matches.keys.values())
    absent = [
        difference_of(table.kind, key, values, None)
        for key, values in stored.items()
        if key not in met and (base is None or key in base)
    ]
    outcome = Comparison(
        table.kind,
        tuple(new),
        tuple(changed),
        tuple(absent),
        unchanged,
        tuple(refused),
        clashes=tuple(clashes),
    )
    alarms = (
        *alarms_of(outcome, stored, table),
        *_of_matches(matches),
        *_of_first_deadlines(table, matches, stored),
        *(of_writings(table.rows, matches.keys, stored) if table.kind == "actions" else ()),
    )
    return replace(outcome, alarms=alarms, proposals=_proposals(outcome))


def _row(
    kind: TableKind, key: str | None, row: CleanRow, fields: tuple[FieldDifference, ...] = ()
) -> RowDifference:
    return difference_of(kind, key, row.values, row.row, fields)


def _apart(
    fields: tuple[FieldDifference, ...],
    row: RowDifference,
    ours: Values,
    base: Values | None,
    decisions: Decisions,
) -> tuple[tuple[FieldDifference, ...], list[Clash]]:
    """The differences that can be applied, and those with a value that the app changed since the file was made."""
    if base is None:
        return fields, []
    kept: list[FieldDifference] = []
    clashes: list[Clash] = []
    edited = {
        f.field
        for f in fields
        if f.field != "extra" and not same_value(f.field, base.get(f.field), ours.get(f.field))
    }
    if edited & DEADLINE:
        edited |= DEADLINE
    for found in fields:
        before = base.get(found.field)
        if found.field not in edited:
            kept.append(found)
            continue
        if (str(row.key), found.field) in decisions.take_file:
            kept.append(found)
        clashes.append(
            Clash(
                str(row.key),
                row.code,
                row.title,
                row_of(row),
                found.field,
                ours.get(found.field),
                found.new,
                before,
                found.cell,
                not same_value(found.field, before, found.new),
            )
        )
    return tuple(kept), clashes


def says_the_same(row: CleanRow, stored: Values) -> bool:
    """Whether a row says what is stored, value by value: most do, and are done with at once."""
    return row.values.items() <= stored.items()


def _differences(row: CleanRow, stored: Values, policies: Policies) -> tuple[FieldDifference, ...]:
    found = []
    for field, value in row.values.items():
        old = stored.get(field)
        if value == old and value.__class__ is old.__class__:
            continue
        if value is None and not policies.blank_erases and field not in ("deadline_text", "deadline"):
            continue
        if field == "extra":
            value = with_kept(old, value)
        if (
            field == "comment" and field not in row.cells
        ):  # a remark of the status: the file has no such column
            value = below(old, value)
        if (field == FIRST_DEADLINE and old is not None) or (field == "axis" and axis_stays(row, stored)):
            continue
        if field in DEADLINE and not _deadline_moves(row, stored, policies):
            continue
        if not same_value(field, old, value):
            found.append(FieldDifference(field, old, value, _cell(row, field)))
    return tuple(found)


def _cell(row: CleanRow, field: str) -> str:
    """The cell that gives a value: its own, else that of what it follows from."""
    if field in WITHOUT_CELL:
        return row.cells.get(field, "")
    return row.cells.get(field) or row.cells.get("deadline" if field in DEADLINE else "status", "")


def _deadline_moves(row: CleanRow, stored: Values, policies: Policies) -> bool:
    """The deadline, its text and its precision change together, and only when the date itself or its nature does.

    The same day typed another way (30/06/2026 for « T2 2026 ») is not a change; a blank keeps what is stored.
    """
    day, precision = row.values.get("deadline"), row.values.get("deadline_precision")
    if day is None and precision == Precision.UNKNOWN and row.values.get("deadline_text") is None:
        return policies.blank_erases and stored.get("deadline") is not None
    if day is None and precision == Precision.UNKNOWN and stored.get("deadline") is not None:
        return policies.blank_erases
    if day != stored.get("deadline"):
        return True
    if day is None:
        return bool(precision != stored.get("deadline_precision"))
    return False


def _all_fields(row: CleanRow) -> tuple[FieldDifference, ...]:
    return tuple(
        FieldDifference(field, None, value, row.cells.get(field, ""))
        for field, value in row.values.items()
        if value is not None
    )


def _of_matches(matches: Matches) -> Iterable[Issue]:
    if matches.renumbered:
        yield Issue(
            "warning",
            "codes_renumbered",
            "Codes of this file stand on other titles than in the plan: the actions were recognised by their title, "
            "and their codes would change.",
        )


def _of_first_deadlines(table: CleanTable, matches: Matches, stored: Stored) -> Iterable[Issue]:
    """One warning when a file gives another first deadline than the recorded one."""
    others = []
    for row in table.rows:
        key, said = matches.keys.get(row.row), row.values.get(FIRST_DEADLINE)
        if key is not None and said is not None and stored[key].get(FIRST_DEADLINE) not in (None, said):
            others.append(row)
    if others:
        codes = [str(row.values.get("code") or row.values.get("title")) for row in others[:NAMED_CODES]]
        yield Issue(
            "warning",
            "first_deadline_kept",
            "This file gives another initial deadline for {codes}: the first one recorded stays, nothing erases a slip.",
            cell=others[0].cells.get(FIRST_DEADLINE, ""),
            values={"codes": ", ".join(codes) + (" …" if len(others) > NAMED_CODES else "")},
        )


def _proposals(found: Comparison) -> tuple[tuple[int, str], ...]:
    """New rows whose title is close to an absent action: (row of the file, stored key), for a person to decide."""
    if found.kind != "actions" or len(found.new) * len(found.absent) > PROPOSED_AMONG:
        return ()
    proposals = []
    for new in found.new:
        scored = [(fuzz.ratio(fold(new.title), fold(a.title)), str(a.key)) for a in found.absent]
        best = max(scored, default=(0.0, ""))
        if best[0] >= SIMILAR:
            proposals.append((row_of(new), best[1]))
    return tuple(proposals)


def row_of(difference: RowDifference) -> int:
    """The row of the file that a difference is about. Raises LookupError for an absent one."""
    if difference.row is None:
        raise LookupError("a row of the file was expected")
    return difference.row
