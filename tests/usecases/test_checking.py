"""`check`: each rule of the ledger broken by hand is named, with its table, key and revision; a sound file has none."""

import shutil
from datetime import date, datetime
from pathlib import Path
from string import Formatter

import duckdb
import pytest

from lib.commands.keeping import told
from lib.domain.changes import Change
from lib.domain.errors import StoreUnavailable
from lib.domain.flaws import REMARKS, SENTENCES
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.store.checks.asking import rule_names
from lib.store.connection import Store
from lib.store.copies import reading
from lib.store.ledger import SourceFile, commit
from lib.store.places.file import FilePlace
from lib.usecases import checking
from lib.usecases.checking import check, examine
from lib.usecases.undo import plan_undo, undo

pytestmark = pytest.mark.file_only("broken by hand in a file, whichever place the other tests open")

WRITING = Writing("p", "t", datetime(2026, 11, 24, 9), date(2026, 11, 24))
#: What breaks each rule in the sample, and what must be named: the table and the revision, or the file.
BROKEN: dict[str, tuple[str, dict[str, object]]] = {
    "version_unknown_revision": (
        "UPDATE plan.action SET valid_to = 900 WHERE key = (SELECT min(key) FROM plan.action WHERE valid_to IS NULL)",
        {"table": "action", "revision": 900},
    ),
    "version_reversed": (
        "UPDATE plan.partner SET valid_from = 3, valid_to = 2 WHERE key = (SELECT min(key) FROM plan.partner)",
        {"table": "partner", "revision": 3, "held": "2"},
    ),
    "version_standing_twice": (
        "INSERT INTO plan.axis SELECT * REPLACE (2 AS valid_from) FROM plan.axis WHERE valid_from = 1 AND valid_to IS NULL LIMIT 1",
        {"table": "axis", "revision": 2, "held": "2"},
    ),
    "version_twice": (
        "INSERT INTO plan.axis SELECT * FROM plan.axis WHERE valid_to IS NULL LIMIT 1",
        {"table": "axis", "held": "2"},
    ),
    "version_overlap": (
        """UPDATE plan.action SET valid_to = valid_to + 1 WHERE (key, valid_from) =
           (SELECT (key, valid_from) FROM plan.action WHERE valid_to IS NOT NULL ORDER BY key, valid_from LIMIT 1)""",
        {"table": "action"},
    ),
    "version_hole": (
        """DELETE FROM plan.action WHERE (key, valid_from) = (
               SELECT (b.key, b.valid_from) FROM plan.action AS a JOIN plan.action AS b ON b.key = a.key
               AND b.valid_from = a.valid_to WHERE b.valid_to IN (SELECT valid_from FROM plan.action AS c WHERE c.key = a.key)
               ORDER BY 1 LIMIT 1)""",
        {"table": "action"},
    ),
    "json_unreadable": (
        "UPDATE plan.minutes SET content = '{\"half' WHERE key = (SELECT min(key) FROM plan.minutes)",
        {"table": "minutes", "field": "content", "held": '{"half'},
    ),
    "word_unknown": (
        "UPDATE plan.action SET status = 'nearly' WHERE key = (SELECT min(key) FROM plan.action)",
        {"table": "action", "field": "status", "held": "nearly"},
    ),
    "reference_unknown": (
        "UPDATE plan.action SET axis = 'nowhere' WHERE key = (SELECT min(key) FROM plan.action)",
        {"table": "action", "field": "axis", "held": "nowhere"},
    ),
    "revision_missing": ("DELETE FROM plan.revision WHERE number = 4", {"revision": 4}),
    "revision_empty": (
        "INSERT INTO plan.revision BY NAME SELECT * REPLACE ((SELECT max(number) + 1 FROM plan.revision) AS number, NULL AS source)"
        " FROM plan.revision WHERE number = 1",
        {},
    ),
    "revision_earlier": (
        "UPDATE plan.revision SET recorded_at = recorded_at - INTERVAL 3 DAY WHERE number = 5",
        {"revision": 5},
    ),
    "revision_day": (
        "UPDATE plan.revision SET as_of = DATE '2027-05-05' WHERE number = 5",
        {"revision": 5, "held": "2027-05-05"},
    ),
    "revision_kind": (
        "UPDATE plan.revision SET kind = 'magic' WHERE number = 5",
        {"revision": 5, "held": "magic"},
    ),
    "revision_undoes": (
        "UPDATE plan.revision SET undoes = 7 WHERE number = 5",
        {"revision": 5, "held": "7"},
    ),
    "revision_meeting": (
        "UPDATE plan.revision SET meeting = 'm9' WHERE number = 5",
        {"revision": 5, "held": "m9"},
    ),
    "source_missing": ("DELETE FROM plan.source WHERE revision = 1", {"revision": 1}),
    "source_without_revision": (
        "INSERT INTO plan.source BY NAME SELECT * REPLACE (800 AS revision) FROM plan.source WHERE revision = 1",
        {"revision": 800},
    ),
    "source_json_unreadable": (
        "UPDATE plan.source SET mapping = 'no' WHERE revision = 1",
        {"revision": 1},
    ),
    "file_missing": (
        "DELETE FROM plan.file WHERE sha256 = (SELECT sha256 FROM plan.source WHERE revision = 1)",
        {"revision": 1},
    ),
    "file_altered": (
        "UPDATE plan.file SET content = 'other'::BLOB WHERE sha256 = (SELECT sha256 FROM plan.source WHERE revision = 1)",
        {"revision": 1},
    ),
}
#: Rules broken below, in tests of their own.
ELSEWHERE = {"value_taken"}


@pytest.fixture
def file(sample_file, tmp_path):
    return Path(shutil.copy(sample_file, tmp_path / "plan.duckdb"))


def altered(path, text):
    root = duckdb.connect()
    root.execute(f"ATTACH '{path}' AS plan")
    root.execute(text)
    root.close()


def test_the_sample_is_sound(file):
    before = file.read_bytes()
    found = check(file)
    assert (found.flaws, found.pending) == ((), ())
    assert found.revision > 20
    assert file.read_bytes() == before


def test_every_rule_is_broken_by_a_test_and_has_its_sentence():
    rules = {rule for folder in ("ledger", "rows", "fields") for rule in rule_names(folder)}
    assert rules == BROKEN.keys() | ELSEWHERE
    assert rules <= SENTENCES.keys()


@pytest.mark.parametrize("rule", BROKEN)
def test_a_rule_that_is_broken_is_named_with_its_place(file, rule):
    text, where = BROKEN[rule]
    altered(file, text)
    found = check(file)
    named = [flaw for flaw in found.flaws if flaw.code == rule]
    assert named, found.flaws
    flaw = named[0]
    assert {name: flaw.values[name] for name in where} == where
    assert bool(found.broken) == (rule not in REMARKS)
    for language in ("fr", "en", "ar"):
        sentence = told(language, flaw)
        assert "{" not in sentence or "{" in str(flaw.values["held"])
        asked = {name for _, name, _, _ in Formatter().parse(flaw.message) if name}
        for name in asked & {"key", "revision", "held"}:
            assert str(flaw.values[name]) in sentence


def made(store, *changes, kind=RevisionKind.EDIT, **rest):
    return commit(
        store, changes, plan="p", author="t", kind=kind, reason="", recorded_at=datetime(2026, 11, 24, 9),
        as_of=date(2026, 11, 24), **rest
    )  # fmt: skip


def test_a_code_given_by_hand_that_another_row_had_is_named_and_one_told_by_a_file_is_not(tmp_path):
    path = tmp_path / "plan.duckdb"
    store = Store.at(FilePlace(path))
    made(store, Change("action", "a", None, {"code": "A1", "title": "x"}))
    made(store, Change("action", "b", None, {"code": "A1", "title": "y"}), kind=RevisionKind.IMPORT)
    made(store, Change("action", "b", {"title": "y"}, {"title": "z"}))
    made(store, Change("action", "a", {"code": "A1"}, {"code": "A2"}))
    made(store, Change("action", "c", None, {"code": "A2 bis", "title": "x"}))
    store.close()
    assert check(path).flaws == ()
    altered(path, "UPDATE plan.action SET code = 'A2' WHERE key = 'c'")
    (flaw,) = check(path).flaws
    assert (flaw.code, flaw.values["key"], flaw.values["held"]) == ("value_taken", "c", "A2")


def test_a_row_brought_back_by_an_undoing_has_no_hole(tmp_path):
    path = tmp_path / "plan.duckdb"
    store = Store.at(FilePlace(path))
    made(store, Change("action", "a", None, {"title": "x"}))
    number = made(store, Change("action", "a", {"title": "x"}, None))
    made(store, Change("action", "b", None, {"title": "x"}))
    undo(store, plan_undo(store, number, plan="p", revision=3), WRITING)
    store.close()
    assert check(path).flaws == ()


def test_what_undoing_the_last_revisions_would_do_is_computed(file, monkeypatch):
    with reading.read_only(file) as store:
        assert checking.examine_store(store).flaws == ()

        def fails(*asked, **named):
            raise KeyError("a field that nobody knows")

        monkeypatch.setattr(checking, "plan_undo", fails)
        found = checking.examine_store(store, undone=3)
    assert [(f.code, f.values["revision"]) for f in found.flaws] == [
        ("undo_impossible", found.revision - n) for n in range(3)
    ]


def test_a_last_revision_that_would_not_be_undone_whole_is_named(file):
    last = check(file).revision
    altered(
        file,
        f"""INSERT INTO plan.action BY NAME SELECT * REPLACE ('kk' AS key, 'ZZ1' AS code, 'x' AS title,
                {last} AS valid_from, NULL::INTEGER AS valid_to) FROM plan.action LIMIT 1;
            INSERT INTO plan.action BY NAME SELECT * REPLACE ('y' AS title, 1 AS valid_from) FROM plan.action
                WHERE key = 'kk'""",
    )
    assert "undo_differs" in {flaw.code for flaw in check(file).flaws}


def test_many_rows_that_break_one_rule_are_counted(file):
    altered(file, "UPDATE plan.action SET status = 'nearly'")
    found = [f for f in check(file).flaws if f.code in ("word_unknown", "and_others")]
    assert len([f for f in found if f.code == "word_unknown"]) == 20
    assert found[-1].code == "and_others"
    assert int(str(found[-1].values["held"])) > 20


def test_a_file_of_an_earlier_version_is_checked_as_it_will_be_and_left_as_it_is(file):
    altered(
        file,
        """ALTER TABLE plan.source ADD COLUMN content BLOB;
           UPDATE plan.source SET content = f.content FROM plan.file AS f WHERE f.sha256 = source.sha256;
           DROP TABLE plan.file;
           DELETE FROM plan.migration WHERE name = '0008_file'""",
    )
    before = file.read_bytes()
    found = check(file)
    assert found.pending == ("0008_file",)
    assert found.flaws == ()
    assert file.read_bytes() == before


def test_a_file_of_a_newer_version_is_refused(file):
    altered(file, "INSERT INTO plan.migration VALUES ('9000_later', now()::TIMESTAMP)")
    with pytest.raises(StoreUnavailable) as refused:
        check(file)
    assert (refused.value.code, refused.value.values["names"]) == ("plan_file_newer", "9000_later")


def test_a_file_of_something_else_is_refused(tmp_path):
    path = tmp_path / "other.duckdb"
    altered(path, "CREATE TABLE plan.something (x INTEGER)")
    with pytest.raises(StoreUnavailable) as refused:
        check(path)
    assert refused.value.code == "plan_file_other"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_damaged_block_is_found_wherever_it_is(file, share):
    size = file.stat().st_size
    with file.open("rb+") as held:
        held.seek(int(size * share) // 4096 * 4096)
        held.write(b"\xff" * min(262_144, size - held.tell()))
    with pytest.raises(StoreUnavailable) as refused:
        examine(file)
    assert refused.value.code == "plan_file_damaged"


def test_a_file_that_came_twice_and_an_empty_store_are_sound(tmp_path):
    from hashlib import sha256

    path = tmp_path / "plan.duckdb"
    Store.at(FilePlace(path)).close()
    assert (check(path).revision, check(path).flaws) == (0, ())
    store = Store.at(FilePlace(path))
    for n in range(2):
        source = SourceFile(sha256(b"x").hexdigest(), "f.csv", b"x")
        made(store, Change("action", f"a{n}", None, {"title": "x"}), kind=RevisionKind.IMPORT, source=source)
    store.close()
    assert check(path).flaws == ()
