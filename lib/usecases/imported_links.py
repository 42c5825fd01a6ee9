"""What a file says of dependencies, in a column beside its actions, and of actions that come back.

To who compares, the codes in that column are a value of the action like any other, three ways; to who records, each is a
row of its own. Nothing is tied by resemblance: a code that no action has is told on its cell and kept as typed, and takes nothing away.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from lib.domain.changes import Change, Value, Values
from lib.domain.code_order import code_order
from lib.domain.names import join_names, split_names
from lib.domain.recurrence import course_of
from lib.domain.schema import DEPENDENCY
from lib.domain.ties import circle, way_round
from lib.spreadsheets import report
from lib.spreadsheets.cells.needs import PlanNeeds
from lib.spreadsheets.differences.former import NOTHING
from lib.spreadsheets.model import Clash, CleanRow, CleanTable, Comparison, Issue, Recognition, RowDifference
from lib.spreadsheets.report import refused_rows
from lib.usecases.record import new_key

Stored = Mapping[str, Values]
NEEDS = "needs"
#: Actions that are named one by one, of those of which a file says another progress than their occurrences.
NAMED = 8


def as_seen(
    recognition: Recognition, stored: Stored, origin: Stored | None, dependencies: Stored, then: Stored | None
) -> tuple[Stored, Stored | None]:
    """The stored actions, now and as they were when the file was made, with the codes of what each depends on where the
    file has a column of them."""
    if NEEDS not in recognition.columns.values():
        return stored, origin
    return _with_needs(stored, dependencies), None if origin is None else _with_needs(origin, then or {})


def _with_needs(stored: Stored, dependencies: Stored) -> Stored:
    needed = _needed(stored, dependencies)
    return {key: {**row, NEEDS: _joined(needed.get(key, ()))} for key, row in stored.items()}


def read_needs(
    table: CleanTable,
    recognition: Recognition,
    stored: Stored,
    dependencies: Stored,
    former: Mapping[str, str] = NOTHING,
) -> CleanTable:
    """The table with its column of dependencies read, if it has one: the codes of the plan and of the file that are meant.
    `former`: a code that an action had → its key.

    Told on its cell, and left out: a code that nobody has or that several have, and what would close a circle.
    """
    if NEEDS not in recognition.columns.values():
        return table
    label = next(recognition.labels.get(c, "") for c, f in recognition.columns.items() if f == NEEDS)
    refused = refused_rows(table.issues)
    written = [row for row in table.rows if row.row not in refused]
    held = Counter(_names(stored).values())
    held.update({code for row in written if (code := _name(row.values)) and code not in held})
    titled = [
        (str(r.get("title") or ""), _name(r)) for r in (*stored.values(), *(row.values for row in written))
    ]
    titles = {code: _name(stored[key]) for code, key in former.items() if key in stored}
    titles |= {title: name for title, name in dict.fromkeys(titled) if title}
    known = PlanNeeds((name for name, count in held.items() if count == 1), titles)
    needed = _needed(stored, dependencies)
    before = {_name(row): needed.get(key, ()) for key, row in stored.items()}
    issues: list[Issue] = []
    rows: list[CleanRow] = []
    graph = {name: list(codes) for name, codes in before.items()}
    for row in table.rows:
        typed = row.values.get(NEEDS)
        if typed is None:
            rows.append(row)
            continue
        found = known.read(str(typed))
        name = _name(row.values)
        codes = dict.fromkeys(found.codes)
        for code in found.unknown:
            issues.append(_told("needs_unknown", row, label, needed=code))
        values = {**row.values}
        if found.unknown:
            codes |= dict.fromkeys(before.get(name, ()))
            kept = {**json.loads(str(values.get("extra") or "{}")), label: str(typed)}
            values["extra"] = json.dumps(kept, ensure_ascii=False, sort_keys=True)
        graph[name] = list(codes)
        rows.append(replace(row, values={**values, NEEDS: _joined(codes)}))
    rows = list(_without_circles(rows, graph, label, issues))
    return replace(table, rows=tuple(rows), issues=(*table.issues, *issues))


def _without_circles(
    rows: Sequence[CleanRow], graph: dict[str, list[str]], label: str, issues: list[Issue]
) -> Iterable[CleanRow]:
    """The rows, without the dependencies of the file that close a circle; one look at all where there is none."""
    named = {_name(row.values): row for row in rows if row.values.get(NEEDS)}
    left: dict[str, set[str]] = defaultdict(set)
    while path := circle(graph, [(name, needed) for name in named for needed in graph[name]]):
        name, needed = next((step for step in pairwise(path) if step[0] in named), ("", ""))
        if not name:  # a circle of the plan itself: no file closes it
            break
        issues.append(_told("needs_circle", named[name], label, path=way_round(path)))
        graph[name].remove(needed)
        left[name].add(needed)
    for row in rows:
        name = _name(row.values)
        gone = left.get(name)
        yield replace(row, values={**row.values, NEEDS: _joined(graph[name])}) if gone else row


def needs_changes(recorded: Iterable[Change], stored: Stored, dependencies: Stored) -> Iterable[Change]:
    """The changes, with what actions depend on as rows of their own."""
    changes = list(recorded)
    keys = {name: key for key, name in _names(stored).items()}
    keys |= {_name(c.after): c.key for c in changes if c.table == "action" and c.creates and c.after}
    standing: dict[str, dict[str, str]] = defaultdict(dict)
    for key, row in dependencies.items():
        standing[str(row["action"])][str(row["needs"])] = key
    for change in changes:
        after = change.after
        if change.table != "action" or after is None or NEEDS not in after:
            yield change
            continue
        before = _bare(change.before)
        if before is None or before:
            yield Change(change.table, change.key, before, _bare(after))
        held = standing.get(change.key, {})
        wanted = {keys[name]: name for name in split_names(_text(after[NEEDS])) if name in keys}
        for needed in wanted:
            if needed not in held:
                blank: dict[str, Value] = dict.fromkeys(DEPENDENCY.names)
                yield Change("dependency", new_key(), None, {**blank, "action": change.key, "needs": needed})
        for needed, key in held.items():
            if needed not in wanted:
                yield Change("dependency", key, dependencies[key], None)


def progress_kept(comparison: Comparison, stored: Stored, occurrences: Stored) -> Comparison:
    """The comparison without the progress of actions whose occurrences say it; which these are is told."""
    of: dict[str, list[Values]] = defaultdict(list)
    for occurrence in occurrences.values():
        of[str(occurrence["action"])].append(occurrence)
    followed = {
        key
        for key, rows in of.items()
        if stored.get(key, {}).get("recurrence")
        and (course := course_of((_text(o["state"]), None) for o in rows)).touched
        and course.counted
    }
    told = [
        row
        for row in comparison.changed
        if row.key in followed and any(f.field == "progress" for f in row.fields)
    ]
    disputed = [c for c in comparison.clashes if c.key in followed and c.field == "progress" and c.in_file]
    if not told and not disputed:
        return comparison
    changed: list[RowDifference] = []
    for row in comparison.changed:
        fields = tuple(f for f in row.fields if row.key not in followed or f.field != "progress")
        if fields:
            changed.append(replace(row, fields=fields))
    clashes: tuple[Clash, ...] = tuple(
        c for c in comparison.clashes if c.key not in followed or c.field != "progress"
    )
    named = {row.key: row.code or row.title for row in told} | {c.key: c.code or c.title for c in disputed}
    names = list(named.values())
    alarm = Issue(
        "warning",
        "progress_of_occurrences",
        "This file gives a progress for {codes}: it stays the share of their occurrences that are done.",
        values={"codes": ", ".join(names[:NAMED]) + (" …" if len(names) > NAMED else "")},
    )
    unchanged = comparison.unchanged + len(comparison.changed) - len(changed)
    return replace(
        comparison,
        changed=tuple(changed),
        clashes=clashes,
        unchanged=unchanged,
        alarms=(*comparison.alarms, alarm),
    )


def _needed(stored: Stored, dependencies: Stored) -> dict[str, tuple[str, ...]]:
    """What each action depends on, by name."""
    names = _names(stored)
    found: dict[str, list[str]] = defaultdict(list)
    for row in dependencies.values():
        if str(row["needs"]) in names:
            found[str(row["action"])].append(names[str(row["needs"])])
    return {key: tuple(codes) for key, codes in found.items()}


def _names(stored: Stored) -> dict[str, str]:
    return {key: name for key, row in stored.items() if (name := _name(row))}


def _name(row: Values) -> str:
    """How a file names an action: by its code, or by its title where it has none."""
    return str(row.get("code") or row.get("title") or "")


def _joined(codes: Iterable[str]) -> str | None:
    return join_names(sorted(codes, key=code_order))


def _bare(values: Values | None) -> Values | None:
    return None if values is None else {name: value for name, value in values.items() if name != NEEDS}


def _text(value: Value) -> str | None:
    return None if value is None else str(value)


def _told(code: str, row: CleanRow, label: str, **values: object) -> Issue:
    cell = row.cells.get(NEEDS, "")
    return report.on_cell(
        code,
        cell=cell,
        row=row.row,
        value=_text(row.values.get(NEEDS)),
        column=label,
        number=row.row,
        **values,
    )
