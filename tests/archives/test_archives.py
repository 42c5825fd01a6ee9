"""A plan as one archive: every table comes back whole, and whatever bytes are dropped get an answer in words."""

import io
import json
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.archives.model import MANIFEST, Archive, ArchivedFile, Limits
from lib.archives.pack import pack
from lib.archives.rows import row_of
from lib.archives.unpack import is_archive, unpack
from lib.domain.changes import Change
from lib.domain.errors import FileRefused
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.reports.archive import plan_archive
from lib.store import reads
from lib.store.checks.asking import flaws
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.usecases.archives import bring_back
from lib.usecases.attachments import GivenFile, attach
from lib.usecases.record import record
from tests.test_registry import row

DAY = date(2026, 11, 24)
WRITING = Writing("p", "Amina", datetime(2026, 11, 24, 9), DAY)
KOFI = Writing("plan-1", "Kofi", datetime(2026, 11, 24, 9), DAY)
CONTENT = b"%PDF-1.7 \x00 the report"


@pytest.fixture(scope="module")
def plan():
    """A plan with a row of every table of the registry, each naming rows that stand, and a file."""
    store = Store.open()
    changes = []
    for table in TABLES.values():
        values, named = row(table), set()
        for field in table.fields:
            if field.names_row:
                values[field.name] = "action:an action"
            elif field.refers_to and field.refers_by == "key":
                again = field.refers_to in named and field.refers_to == "action"
                values[field.name] = "another action" if again else f"an {field.refers_to}"
                named.add(field.refers_to)
        if table.name == "plan":
            values["closed_on"] = None
        changes.append(Change(table.name, "p" if table.name == "plan" else f"an {table.name}", None, values))
    other = {**dict.fromkeys(TABLES["action"].names), "title": "Autre"}
    changes.append(Change("action", "another action", None, other))
    record(store, changes, WRITING, reason="", kind=RevisionKind.START)
    given = GivenFile("Relevé/final.pdf", CONTENT)
    attach(store, "action", "an action", {"kind": "deliverable", "shared": True}, WRITING, file=given)
    yield State(store, reads.current_revision(store), "p", DAY)
    store.close()


@pytest.fixture(scope="module")
def archive(plan):
    return plan_archive(plan, language="fr")


def test_every_row_of_every_table_comes_back_on_another_machine_under_its_key_with_its_files(plan, archive):
    assert is_archive(archive)
    other = Store.open()
    brought = bring_back(other, unpack(archive, "plan.zip"), " Repris ", KOFI)
    for table in TABLES.values():
        there = rows_at(plan.store, plan.revision, "p", table.name)
        here = rows_at(other, brought.revision, "plan-1", table.name)
        if table.name == "plan":
            assert here["plan-1"]["title"] == "Repris"
            continue
        moved = {f.name: brought.revision for f in table.fields if f.name.endswith("_revision")}
        assert here == {key: {**values, **moved} for key, values in there.items()}, table.name
    (kept,) = [
        a
        for a in reads.attachments(State(other, 1, "plan-1", DAY), table="action", key="an action")
        if a.sha256 and a.size == len(CONTENT)
    ]
    assert reads.file_content(other, kept.sha256) == CONTENT and kept.file_name == "Relevé_final.pdf"
    assert brought.left_out == 0
    assert list(flaws(other)) == []
    again = plan_archive(State(other, brought.revision, "plan-1", DAY), language="fr")
    assert unpack(again, "x").rows == unpack(archive, "x").rows
    other.close()


def test_an_archive_that_was_cut_is_not_taken_for_the_workbook_inside_it(archive):
    cut = archive[:-50]
    assert is_archive(cut)
    with pytest.raises(FileRefused):
        unpack(cut, "plan.zip")


def test_people_find_the_workbook_the_files_under_their_names_and_which_row_names_which(archive):
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        names = source.namelist()
        manifest = json.loads(source.read(MANIFEST))
        assert "historique n'y est pas" in source.read("LISEZMOI.txt").decode("utf-8-sig")
        assert source.read("plan.xlsx").startswith(b"PK")
    (file,) = manifest["files"]
    assert file["path"] in names and file["path"].endswith("/Relevé_final.pdf")
    assert [table for table, _ in file["rows"]] == ["attachment"]


def test_what_a_partner_sees_is_what_its_archive_holds(plan):
    told = unpack(plan_archive(plan.seen_by_partner(), language="fr"), "x")
    assert told.tables.get("setting", {}) == {} and len(told.files) == 1


def test_a_row_whose_owner_is_not_there_is_left_out_and_one_that_only_names_it_stays():
    names = TABLES["note"].names
    note = {**dict.fromkeys(names), "action": "gone", "text": "x"}
    decision = {**dict.fromkeys(TABLES["decision"].names), "text": "y", "action": "gone"}
    attached = {**dict.fromkeys(TABLES["attachment"].names), "carrier": "note:n", "title": "z"}
    sheet = {**dict.fromkeys(TABLES["plan"].names), "title": "Plan"}
    tables = {
        "plan": {"q": sheet},
        "note": {"n": note},
        "decision": {"d": decision},
        "attachment": {"a": attached},
    }
    store = Store.open()
    brought = bring_back(store, Archive("Plan", DAY, 3, tables), "Plan", WRITING)
    assert brought.left_out == 2
    assert rows_at(store, 1, "p", "decision")["d"]["action"] is None
    assert rows_at(store, 1, "p", "note") == rows_at(store, 1, "p", "attachment") == {}
    store.close()


def altered(archive, name, change, *, called=None):
    """The archive with one entry changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            content = source.read(entry)
            is_it = entry.filename.startswith(name)
            target.writestr(
                (called or entry.filename) if is_it else entry.filename, change(content) if is_it else content
            )
    return out.getvalue()


def with_entry(archive, name, content):
    out = io.BytesIO(archive)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as target:
        target.writestr(name, content)
    return out.getvalue()


def manifest_with(**values):
    return lambda text: json.dumps({**json.loads(text), **values}).encode()


HOSTILE = {
    "a file that is another": (lambda a: altered(a, "files/", lambda c: c + b"x"), "archive_altered"),
    "a row that is another": (lambda a: altered(a, "tables/action", lambda c: c.replace(b"one", b"two")), "archive_altered"),
    "a path out of it": (lambda a: with_entry(a, "../../evil.sh", b"x"), "archive_strange"),
    "an absolute path": (lambda a: with_entry(a, "/etc/passwd", b"x"), "archive_strange"),
    "a bomb": (lambda a: with_entry(a, "tables/setting.jsonl", bytes(60_000_000)), "archive_too_large"),
    "an entry twice": (lambda a: with_entry(a, "tables/plan.jsonl", b"{}"), "archive_damaged"),
    "a later version": (lambda a: altered(a, MANIFEST, manifest_with(version=99)), "archive_later"),
    "a table of tomorrow": (lambda a: altered(a, MANIFEST, manifest_with(tables={"tomorrow": {}})), "archive_later"),
    "no manifest": (lambda a: altered(a, MANIFEST, lambda c: b"[]"), "archive_damaged"),
    "another format": (lambda a: altered(a, MANIFEST, manifest_with(format="x")), "archive_damaged"),
    "cut": (lambda a: a[: len(a) // 2], "archive_damaged"),
    "a size that lies": (lambda a: a.replace(len(CONTENT).to_bytes(4, "little"), (9).to_bytes(4, "little")), None),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_archive_that_somebody_meddled_with_is_refused_in_words(archive, name):
    made, code = HOSTILE[name]
    content = made(archive)
    assert content != archive
    with pytest.raises(FileRefused) as refusal:
        unpack(content, "plan.zip")
    assert code is None or refusal.value.code == code


def test_an_archive_beyond_the_limits_is_refused_before_it_is_unpacked(archive):
    for limits in (Limits(unpacked=1000), Limits(entries=3), Limits(file=5), Limits(table=5)):
        with pytest.raises(FileRefused) as refusal:
            unpack(archive, "plan.zip", limits)
        assert refusal.value.code == "archive_too_large"


@given(content=st.binary(max_size=300), at=st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_whatever_is_changed_in_it_an_archive_is_refused_or_says_the_same(archive, content, at):
    place = at % len(archive)
    changed = archive[:place] + content + archive[place + len(content) :]
    try:
        told = unpack(changed, "plan.zip")
    except FileRefused:
        return
    assert told == unpack(archive, "plan.zip")


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ("action", {"key": "a", "progress": "much"}), ("action", {"key": "a", "progress": True}),
        ("action", {"key": "a", "deadline": "tomorrow"}), ("action", {"key": "a", "status": "finished"}),
        ("action", {"key": "a", "budget": "much"}), ("action", {"key": ""}), ("action", {"title": "x"}), ("action", []),
        ("meeting", {"key": "m", "agenda": "{"}), ("axis", {"key": "x", "position": 2**40}), ("action", {"key": "a", "confidential": 1}),
    ],
)  # fmt: skip
def test_a_value_that_is_none_of_its_kind_is_refused(table, line):
    with pytest.raises((ValueError, KeyError)):
        row_of(TABLES[table], line, lambda: FileRefused("later", ""))


def test_a_line_sign_inside_a_text_ends_no_row():
    sheet = {**dict.fromkeys(TABLES["plan"].names), "title": "Un\u2028plan\x85"}
    out = io.BytesIO()
    pack(
        Archive("x", DAY, 1, {"plan": {"p": sheet}}, (ArchivedFile("0" * 64, "x", b""),)[:0]),
        workbook=b"",
        read_me="",
        out=out,
    )
    assert unpack(out.getvalue(), "x").tables["plan"]["p"]["title"] == "Un\u2028plan\x85"
