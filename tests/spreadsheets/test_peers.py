"""The exports of other systems are read whole: every column that has a field, every row, nothing lost, twice the same."""

import json
from collections.abc import Callable
from functools import cache

import pytest

from lib.spreadsheets.cells.names import Known
from lib.spreadsheets.differences.compare import compare
from lib.spreadsheets.files.read import read
from lib.spreadsheets.model import CleanTable, Policies, Recognition
from lib.spreadsheets.rows.normalise import normalise
from lib.spreadsheets.tables.recognise import recognise
from tests.spreadsheets.peers import boards, frames, microsoft, others, trackers
from tests.spreadsheets.peers.layout import Peer

Maker = Callable[[], Peer]
MAKERS: tuple[Maker, ...] = (*microsoft.PEERS, *trackers.PEERS, *boards.PEERS, *frames.PEERS, *others.PEERS)
each = pytest.mark.parametrize("make", MAKERS, ids=[make.__name__ for make in MAKERS])

#: Peer, language → rows, columns that have a field, columns exported.
EXPORTS = {
    ("Microsoft Planner", "en"): (3, 10, 18),
    ("Microsoft Planner", "fr"): (3, 10, 18),
    ("Microsoft Planner premium", "en"): (3, 10, 19),
    ("Microsoft Project", "en"): (3, 10, 14),
    ("Microsoft Project", "fr"): (3, 9, 13),
    ("Jira", "en"): (3, 12, 56),
    ("Jira", "fr"): (3, 11, 38),
    ("Jira", "es"): (3, 11, 25),
    ("Redmine", "en"): (3, 12, 27),
    ("Redmine", "fr"): (3, 12, 26),
    ("OpenProject", "en"): (3, 10, 19),
    ("OpenProject", "fr"): (3, 10, 19),
    ("OpenProject", "de"): (3, 10, 18),
    ("GitHub Projects", "en"): (3, 7, 14),
    ("GitHub issues", "en"): (3, 9, 13),
    ("GitLab", "en"): (3, 11, 22),
    ("Asana", "en"): (3, 11, 18),
    ("Trello", "en"): (3, 8, 21),
    ("monday.com", "en"): (4, 8, 9),
    ("Smartsheet", "en"): (3, 8, 10),
    ("Airtable", "en"): (3, 9, 11),
    ("Notion", "en"): (3, 8, 12),
    ("Notion", "fr"): (3, 7, 12),
    ("ClickUp", "en"): (3, 11, 29),
    ("Leantime", "en"): (3, 7, 13),
    ("Leantime", "fr"): (3, 7, 12),
    ("Kanboard", "en"): (3, 9, 24),
    ("Kanboard", "fr"): (3, 9, 24),
    ("Odoo (import-compatible)", "en"): (3, 9, 14),
    ("Odoo (related fields)", "en"): (3, 9, 11),
    ("Odoo", "fr"): (3, 8, 13),
    ("django-import-export", "en"): (3, 11, 16),
    ("Azure DevOps", "en"): (3, 9, 17),
    ("Linear", "en"): (3, 11, 19),
    ("ERPNext", "en"): (3, 12, 14),
    ("SharePoint", "en"): (3, 8, 9),
    ("GanttProject", "en"): (3, 9, 12),
    ("Redmine", "es"): (3, 10, 18),
    ("Redmine", "ar"): (3, 9, 14),
}  # fmt: skip


@cache
def imported(make: Maker) -> tuple[Recognition, CleanTable]:
    peer = make()
    workbook = read(peer.content, peer.file)
    recognition = recognise(workbook)
    return recognition, normalise(workbook, recognition, Known(year=2026))


def test_the_table_of_the_exports_is_the_one_above() -> None:
    peers = [make() for make in MAKERS]
    told = {
        (p.name, p.language): (len(p.rows), sum(bool(f) for _, f in p.headings), len(p.headings))
        for p in peers
    }
    assert told == EXPORTS


@each
def test_every_column_that_has_a_field_is_found(make: Maker) -> None:
    peer = make()
    recognition, _ = imported(make)
    assert recognition.kind == "actions"
    found = [recognition.columns.get(column, "") for column in range(len(peer.headings))]
    assert list(zip([heading for heading, _ in peer.headings], found, strict=True)) == list(peer.headings)


@each
def test_every_row_says_what_the_peer_says(make: Maker) -> None:
    peer = make()
    _, table = imported(make)
    found = [{**row.values, "axis": row.axis} for row in table.rows]
    told = [
        {f: None if row.get(f) is None else str(row[f]) for f in said}
        for row, said in zip(found, peer.rows, strict=True)
    ]
    assert told == list(peer.rows)


@each
def test_what_has_no_field_is_kept(make: Maker) -> None:
    peer = make()
    _, table = imported(make)
    kept = " ".join(
        str(v) for row in table.rows for v in (*row.values.values(), *json.loads(str(row.values.get("extra") or "{}")).values())
    )  # fmt: skip
    for row in peer.cells:
        lost = [
            cell
            for (_, field), cell in zip(peer.headings, row, strict=True)
            if not field and cell and cell not in kept
        ]
        assert not lost


@each
def test_the_same_export_again_changes_nothing(make: Maker) -> None:
    _, first = imported.__wrapped__(make)
    _, second = imported(make)
    stored = {f"key {n}": row.values for n, row in enumerate(first.rows)}
    found = compare(second, stored, Policies())
    assert (found.unchanged, found.new, found.changed, found.absent) == (len(stored), (), (), ())


@each
def test_nothing_of_an_export_is_refused(make: Maker) -> None:
    _, table = imported(make)
    assert not [issue for issue in table.issues if issue.level == "error"]
