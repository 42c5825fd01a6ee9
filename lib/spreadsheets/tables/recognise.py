"""Workbook → which table, where its headings are, what each column means.

Every visible sheet and every candidate heading row is scored by its labels and by the values below;
accents, case and punctuation do not matter, resemblance never does. Hidden sheets are offered and
never chosen. The person can correct the sheet, the heading row and the meaning of any column, and
what was said of a set of headings is remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from types import MappingProxyType

from lib.spreadsheets import report
from lib.spreadsheets.folding import fold, fold_label
from lib.spreadsheets.model import Issue, Recognition, Sheet, TableKind, Workbook
from lib.spreadsheets.patience import Check, endless, one_by_one
from lib.spreadsheets.tables.by_merges import by_merges
from lib.spreadsheets.tables.candidates import HEADER_ROWS, Candidate, candidates, forced, is_ours
from lib.spreadsheets.tables.headings import headings_of, named
from lib.spreadsheets.tables.labels import FIELDS
from lib.spreadsheets.tables.positions import WIDEST
from lib.spreadsheets.tables.refusals import KINDS, nothing_found
from lib.spreadsheets.tables.seen import SAID_OF_ACTIONS
from lib.spreadsheets.tables.sheets import versions, weighed, weight

__all__ = ["FIELDS", "Layout", "fingerprint", "others", "recognise"]

REMEMBERED = 900.0
#: So many cells may be weighed as headings: some ten seconds of work at worst, ten to a hundred sheets of any plan.
MOST_CELLS = 60_000
#: The share of the best score from which another sheet could be the table; fewer rows alone do not hide it.
RIVAL = 0.7


@dataclass(frozen=True, slots=True)
class Layout:
    """What a set of headings was found, or said, to mean: folded label, brackets kept → field, empty for none."""

    kind: TableKind
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def recognise(
    workbook: Workbook,
    *,
    sheet: str | None = None,
    header_row: int | None = None,
    columns: Mapping[int, str] | None = None,
    kind: TableKind | None = None,
    joined: bool = False,
    layouts: Mapping[str, Layout] | None = None,
    check: Check = endless,
) -> Recognition:
    """The table of a workbook. `sheet`, `header_row` (0: no headings), `columns`, `kind` and `joined` are the
    person's corrections; `layouts` (by fingerprint) what was remembered; `check` is asked before each sheet.

    Raises FileRefused: no_table_found when nothing looks like a table of ours, header_not_found when a
    table has no headings, table_transposed when its headings stand in a column.
    """
    sheets = [s for s in workbook.sheets if (s.name == sheet if sheet is not None else s.visible) and s.rows]
    if columns is not None and header_row is not None and sheets:
        chosen = forced(sheets[0], header_row - 1, columns, kind or "actions")
        return _recognition(chosen, [], workbook, joined=joined, remembered=False)
    kinds = (kind,) if kind else KINDS
    seen = _looked_at([*sheets, *(s for s in workbook.sheets if not s.visible and sheet is None)])
    unseen = tuple(s.name for s in sheets if id(s) not in seen)
    sheets = [s for s in sheets if id(s) in seen]
    found = weighed(c for s in one_by_one(sheets, check) for c in candidates(s, kinds, header_row or None))
    known = _remembered(sheets, layouts or {}, found) if sheet is None and header_row is None else None
    # The layout memory speaks for tables of the kind that the file seems to hold; a known sheet of partners hides no actions.
    if known is not None and (not found or found[0].kind == known.kind):
        return _latest(known, found, workbook, joined=joined, remembered=True)
    if not found and header_row is None:
        found = weighed(c for s in one_by_one(sheets, check) for c in candidates(s, kinds, below=True))
    if not found:
        raise nothing_found(workbook, sheets)
    hidden = [
        c
        for s in one_by_one(workbook.sheets, check)
        if not s.visible and sheet is None and id(s) in seen
        for c in candidates(s, kinds)
    ]
    best = _with_later_headings(found)
    every = [*found, *hidden]
    if sheet is not None:
        reading = _recognition(best, every, workbook, joined=joined, remembered=False)
    else:
        reading = _latest(best, every, workbook, joined=joined, remembered=False)
    own = next(s for s in workbook.sheets if s.name == reading.sheet)
    return replace(by_merges(own, reading), unseen=unseen)


def _latest(
    best: Candidate, found: Sequence[Candidate], workbook: Workbook, *, joined: bool, remembered: bool
) -> Recognition:
    """The reading of the latest version of the best table, which is told when there are several."""
    alike = _twins(best, workbook)
    kept = versions(best, [s for s in workbook.sheets if s is best.sheet or s.name in alike])
    chosen = replace(best, sheet=kept[-1])
    recognition = _recognition(chosen, found, workbook, joined=joined, remembered=remembered)
    if len(kept) == 1:
        return recognition
    names = ", ".join(s.name for s in kept[:-1][:8])
    told = report.of_table("sheet_latest", "", sheet=chosen.sheet.name, names=names)
    return replace(recognition, told=(*recognition.told, told))


def others(workbook: Workbook, first: Recognition) -> Iterator[Recognition]:
    """The next best readings of a workbook, of the same kind: other rows of headings, other visible sheets."""
    found = weighed(c for s in workbook.sheets if s.visible and s.rows for c in candidates(s, (first.kind,)))
    for candidate in found:
        if (candidate.sheet.name, candidate.header + 1) != (first.sheet, first.header_row):
            yield _recognition(candidate, found, workbook, joined=False, remembered=False)


def _looked_at(sheets: Sequence[Sheet]) -> set[int]:
    """The identities of the sheets whose first rows are looked at: all of them, as long as they are not too many."""
    seen: set[int] = set()
    cells = 0
    for sheet in sheets:
        if cells > MOST_CELLS:
            break
        rows = sheet.rows[:HEADER_ROWS]
        cells += sum(min(len(row), WIDEST) for row in rows)
        seen.add(id(sheet))
    return seen


def fingerprint(labels: Sequence[str]) -> str:
    """What tells one layout from another: its headings, in any order."""
    folded = sorted({fold_label(label) for label in labels if label})
    return sha256("\n".join(folded).encode()).hexdigest()[:24]


def _recognition(
    chosen: Candidate, found: Sequence[Candidate], workbook: Workbook, *, joined: bool, remembered: bool
) -> Recognition:
    twins = _twins(chosen, workbook)
    headings = headings_of(chosen.sheet, chosen.header) if chosen.header >= 0 else {}
    headed = tuple(c for c, (text, _) in headings.items() if text)
    others: dict[tuple[str, int, TableKind], None] = {}
    for c in found:
        if c.sheet.name != chosen.sheet.name or c.kind != chosen.kind:
            others.setdefault((c.sheet.name, c.header + 1, c.kind))
    return Recognition(
        kind=chosen.kind,
        sheet=chosen.sheet.name,
        header_row=chosen.header + 1 or None,
        columns=chosen.columns,
        labels=chosen.labels,
        others=tuple(others)[:6],
        scale=dict(chosen.scale),
        ticked=dict(chosen.ticked),
        twins=twins,
        joined=joined and bool(twins),
        headed=headed,
        rivals=_rivals(chosen, found, twins),
        remembered=remembered,
        ours=is_ours(chosen.sheet, chosen.header),
        told=_of_backlog(chosen),
    )


def _of_backlog(chosen: Candidate) -> tuple[Issue, ...]:
    """That a list of things to do says nothing more of them."""
    fields = {*chosen.columns.values(), *(["progress"] if chosen.scale or chosen.ticked else [])}
    if chosen.kind != "actions" or "title" not in fields or fields & {*SAID_OF_ACTIONS, "start"}:
        return ()
    return (report.of_table("plan_without_follow_up", f"A{chosen.header + 1}"),)


def _rivals(chosen: Candidate, found: Sequence[Candidate], twins: Sequence[str]) -> tuple[str, ...]:
    """The other visible sheets that convince nearly as much, those with the same headings apart."""
    near = [
        c.sheet.name
        for c in found
        if c.kind == chosen.kind
        and c.sheet.visible
        and c.sheet.name not in (chosen.sheet.name, *twins)
        and c.score >= RIVAL * chosen.score
    ]
    return tuple(dict.fromkeys(near))


def _with_later_headings(found: Sequence[Candidate]) -> Candidate:
    """The best candidate; its headings may be repeated lower down, in another order perhaps: the first ones are the
    table's."""
    best = found[0]
    same = [
        c
        for c in found
        if c.sheet is best.sheet
        and c.kind == best.kind
        and sorted(c.columns.values()) == sorted(best.columns.values())
        and sorted(map(fold_label, c.labels.values())) == sorted(map(fold_label, best.labels.values()))
    ]
    return min(same, key=lambda c: c.header)


def _remembered(
    sheets: Sequence[Sheet], layouts: Mapping[str, Layout], found: Sequence[Candidate]
) -> Candidate | None:
    """The table whose headings were met before, read as it was then.

    Headings on two rows look alike from either: the row that convinced is looked at first.
    """
    if not layouts:
        return None
    places = [(c.sheet, c.header) for c in found]
    places += [(sheet, index) for sheet in sheets for index in range(min(40, len(sheet.rows)))]
    for sheet, index in places:
        headings = headings_of(sheet, index)
        labels = named(headings, {})
        headed = [labels[c] for c, (text, _) in headings.items() if text]
        layout = layouts.get(fingerprint(headed)) if len(headed) >= 2 else None
        if layout is None:
            continue
        columns: dict[int, str] = {}
        for column, label in labels.items():
            name = _meaning(layout, label)
            if name and name not in columns.values():
                columns[column] = name
        if columns:
            return replace(forced(sheet, index, columns, layout.kind), score=REMEMBERED)
    return None


def _meaning(layout: Layout, label: str) -> str:
    """What a label means in a layout: to the letter, else with other brackets (« Échéance (2027) ») if one alone fits."""
    if fold(label) in layout.columns:
        return layout.columns[fold(label)]
    near = [meaning for known, meaning in layout.columns.items() if fold_label(known) == fold_label(label)]
    return near[0] if len(near) == 1 else ""


def _twins(chosen: Candidate, workbook: Workbook) -> tuple[str, ...]:
    """The other visible sheets with the same headings on the same row."""
    if chosen.header < 0:
        return ()
    own = [fold_label(text) for text, _ in headings_of(chosen.sheet, chosen.header).values() if text]
    return tuple(
        s.name
        for s in workbook.sheets
        if s.visible
        and s is not chosen.sheet
        and len(s.rows) > chosen.header + 1
        and [fold_label(text) for text, _ in headings_of(s, chosen.header).values() if text] == own
        and weight(s) == weight(chosen.sheet)
    )
