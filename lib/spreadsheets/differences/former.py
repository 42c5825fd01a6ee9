"""What a file calls by a former name or code, as the plan calls it now: renaming in the plan breaks no file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from lib.domain.archived import is_archived
from lib.domain.changes import Value, Values
from lib.spreadsheets.folding import fold
from lib.spreadsheets.model import Axis, CleanRow, CleanTable

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Formerly:
    """Former codes of actions → key, former names of owners and organisations → present name, former codes and titles
    of axes → key."""

    codes: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    names: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    axes: Mapping[str, str] = field(default_factory=lambda: NOTHING)


def as_called_now(
    table: CleanTable, actions: Mapping[str, Values], axes: Mapping[str, Values], formerly: Formerly
) -> CleanTable:
    """The rows of a file with the codes, axes and names of the plan in place of former ones.

    A code that another action has by now is the former one only where the title says so.
    """
    if table.kind == "actions":
        keys = {
            axis[0]: _axis_now(axis, axes, formerly)
            for axis in (*table.axes, *_by_code(table.rows, table.axes))
        }
        now = _Codes(actions, formerly.codes)
        rows = tuple(_called_now(row, keys, now) for row in table.rows)
        return replace(
            table, rows=rows, axes=tuple((keys[key], code, title) for key, code, title in table.axes)
        )
    if table.kind == "interactions" and formerly.codes:
        now = _Codes(actions, formerly.codes)
        return replace(table, rows=tuple(_with(row, "action", now.of(row, "action")) for row in table.rows))
    if table.kind == "partners" and formerly.names:
        names = {fold(old): new for old, new in formerly.names.items()}
        return replace(table, rows=tuple(_partner_now(row, names) for row in table.rows))
    return table


def _called_now(row: CleanRow, keys: Mapping[str, str], now: _Codes) -> CleanRow:
    axis = row.values.get("axis")
    return _with(_with(row, "axis", keys.get(str(axis), axis)), "code", now.of(row, "code"))


def _partner_now(row: CleanRow, names: Mapping[str, str]) -> CleanRow:
    named = row.values.get("acronym") or row.values.get("name")
    new = names.get(fold(str(named or "")))
    return _with(row, "acronym" if row.values.get("acronym") else "name", new) if new else row


def _with(row: CleanRow, name: str, value: Value) -> CleanRow:
    if row.values.get(name) == value:
        return row
    return replace(row, values={**row.values, name: value})


class _Codes:
    """The present code for a former one."""

    def __init__(self, actions: Mapping[str, Values], former: Mapping[str, str]) -> None:
        self.actions, self.former = actions, former
        self.holders = {str(row["code"]): row for row in actions.values() if row["code"]} if former else {}

    def of(self, row: CleanRow, name: str) -> Value:
        """What a row's code is by now."""
        code = row.values.get(name)
        meant = self.actions.get(self.former.get(str(code), ""))
        if meant is None or not meant["code"]:
            return code
        holder = self.holders.get(str(code))
        if holder is None:
            return meant["code"]
        title = fold(str(row.values.get("title") or ""))
        is_other = title == fold(str(meant["title"] or "")) != fold(str(holder["title"] or ""))
        return meant["code"] if is_other else code


def _by_code(rows: Iterable[CleanRow], told: Iterable[Axis]) -> tuple[Axis, ...]:
    """The axes that codes alone name: no heading of the file does."""
    known = {axis[0] for axis in told}
    found = dict.fromkeys(str(row.values["axis"]) for row in rows if row.values.get("axis"))
    return tuple((key, key, key) for key in found if key not in known)


def _axis_now(axis: Axis, axes: Mapping[str, Values], formerly: Formerly) -> str:
    """The key of the axis that a file means, by its present code, its title, else a former one; a new axis keeps its own."""
    key, code, title = axis
    held = axes.get(key)
    standing = {k: row for k, row in axes.items() if not is_archived(row)}
    if code:
        named = next((k for k, row in standing.items() if row["code"] == code), None)
    else:
        named = next((k for k, row in standing.items() if fold(str(row["title"] or "")) == fold(title)), None)
    if named is not None:
        return named
    if held is not None and not is_archived(held):
        return key
    former = next((k for name, k in formerly.axes.items() if fold(name) == fold(code or title)), "")
    if former in standing:
        return former
    aside = key if held is not None else _called(axes, code, title)
    into = str(axes[aside]["merged_into"] or "") if aside else ""
    return into if into in standing else aside or key


def _called(axes: Mapping[str, Values], code: str | None, title: str) -> str:
    """The key of the first axis that has a code, or a title where no code is told; empty for none."""
    name, said = ("code", code) if code else ("title", title)
    return next((k for k, row in axes.items() if fold(str(row[name] or "")) == fold(str(said))), "")
