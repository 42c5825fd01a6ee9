"""Files made by earlier versions open, once brought up to date, and damaged ones are refused in words."""

import shutil
from datetime import date
from pathlib import Path

import duckdb
import pytest

from lib.domain.changes import Change
from lib.domain.errors import StoreUnavailable
from lib.store import statements
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.reads import file_content, overdue, source
from lib.store.state import State

from .test_ledger import record

pytestmark = pytest.mark.file_only("older files, damaged ones; PostgreSQL has its own in tests/store/shared")


def test_a_file_of_an_older_version_is_brought_up_to_date_with_its_data(tmp_path, monkeypatch):
    path = tmp_path / "plan.duckdb"
    older = Store.open(path)
    record(older, Change("action", "a", None, {"title": "Kept"}))
    older.close()
    folder = tmp_path / "store"
    for name in ("setup", "macros", "queries", "writes", "copies", "migrations"):
        (folder / name).mkdir(parents=True)
        for file in (statements.FOLDER / name).glob("*.sql"):
            (folder / name / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "migrations" / "9999_note.sql").write_text(
        "ALTER TABLE plan.revision ADD COLUMN note VARCHAR; UPDATE plan.revision SET note = 'moved';",
        encoding="utf-8",
    )
    monkeypatch.setattr(statements, "FOLDER", folder)
    statements.statement.cache_clear()
    newer = Store.open(path)
    try:
        assert newer.cursor().sql("SELECT note FROM plan.revision").fetchall() == [("moved",)]
        assert rows_at(newer, 1, "p", "action")["a"]["title"] == "Kept"
    finally:
        newer.close()
        statements.statement.cache_clear()


def folder_of_version_one(folder):
    """What the first version had of the store: the ledger's migration, and no macro that this test needs."""
    for name in ("setup", "macros", "copies", "migrations"):
        (folder / name).mkdir(parents=True)
    for file in (statements.FOLDER / "setup").glob("*.sql"):
        shutil.copy(file, folder / "setup")
    shutil.copy(statements.FOLDER / "migrations" / "0001_ledger.sql", folder / "migrations")
    return folder


def test_a_file_of_the_first_version_opens_with_its_actions_partners_and_exchanges(tmp_path, monkeypatch):
    path = tmp_path / "plan.duckdb"
    with monkeypatch.context() as first_version:
        first_version.setattr(statements, "FOLDER", folder_of_version_one(tmp_path / "store"))
        statements.statement.cache_clear()
        older = Store.open(path)
        older.cursor().execute(
            """
            INSERT INTO plan.revision VALUES
                (1, 'p', TIMESTAMP '2026-01-05 09:00', DATE '2026-01-05', 'a', 'start', 'First', 'f1', NULL, NULL);
            INSERT INTO plan.plan (plan, key, title, valid_from) VALUES ('p', 'p', 'Old plan', 1);
            INSERT INTO plan.axis (plan, key, code, title, valid_from) VALUES ('p', 'x', '1', 'Axis', 1);
            INSERT INTO plan.action (plan, key, code, axis, title, status, progress, deadline, valid_from)
                VALUES ('p', 'k', 'A1', 'x', 'Kept', 'in_progress', 40, DATE '2026-02-01', 1);
            INSERT INTO plan.partner (plan, key, acronym, valid_from) VALUES ('p', 'q', 'CCIT', 1);
            INSERT INTO plan.interaction (plan, key, occurred_on, partner, valid_from)
                VALUES ('p', 'i', DATE '2026-01-04', 'CCIT', 1);
            INSERT INTO plan.revision VALUES
                (2, 'p', TIMESTAMP '2026-01-06 09:00', DATE '2026-01-06', 'a', 'import', 'Again', 'f1', NULL, NULL);
            INSERT INTO plan.source VALUES
                ('p', 'f1', 1, 'first.xlsx', 'bytes'::BLOB, '{}', '{}'),
                ('p', 'f1', 2, 'again.xlsx', 'bytes'::BLOB, '{}', '{}');
            """
        )
        older.close()
    statements.statement.cache_clear()
    newer = Store.open(path)
    try:
        applied = {name for (name,) in newer.cursor().sql("SELECT name FROM plan.migration").fetchall()}
        assert applied == {file.stem for file in (statements.FOLDER / "migrations").glob("*.sql")}
        (late,) = overdue(State(newer, 1, "p", date(2026, 3, 1)))
        assert (late.code, late.days_late) == ("A1", 28)
        assert rows_at(newer, 1, "p", "partner")["q"]["contact"] is None
        action = rows_at(newer, 1, "p", "action")["k"]
        assert action["budget"] is None and action["declared_by"] is None
        assert action["recurrence"] is action["recurrence_until"] is None
        assert rows_at(newer, 1, "p", "note") == rows_at(newer, 1, "p", "attachment") == {}
        # A file that came twice is kept once, under both its names.
        assert [source(newer, n).file_name for n in (1, 2)] == ["first.xlsx", "again.xlsx"]
        assert newer.cursor().execute("SELECT sha256, content FROM plan.file").fetchall() == [
            ("f1", b"bytes")
        ]
        assert file_content(newer, source(newer, 2).sha256) == b"bytes"
        after = {**action, "waiting_on": "CCIT", "waiting_since": date(2026, 3, 1)}
        assert record(newer, Change("action", "k", action, after)) == 3
        assert rows_at(newer, 3, "p", "action")["k"]["waiting_since"] == date(2026, 3, 1)
    finally:
        newer.close()


def test_a_migration_that_fails_leaves_neither_its_tables_nor_its_record(tmp_path, monkeypatch):
    path = tmp_path / "plan.duckdb"
    folder = tmp_path / "store"
    for name in ("setup", "macros", "copies", "migrations"):
        (folder / name).mkdir(parents=True)
        for file in (statements.FOLDER / name).glob("*.sql"):
            (folder / name / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "migrations" / "9999_broken.sql").write_text(
        "CREATE TABLE plan.half (x INTEGER); SELECT * FROM plan.no_such_table;", encoding="utf-8"
    )
    monkeypatch.setattr(statements, "FOLDER", folder)
    statements.statement.cache_clear()
    with pytest.raises(duckdb.CatalogException):
        Store.open(path)
    statements.statement.cache_clear()
    (folder / "migrations" / "9999_broken.sql").unlink()
    store = Store.open(path)
    try:
        names = {name for (name,) in store.cursor().sql("SELECT table_name FROM duckdb_tables()").fetchall()}
        assert "half" not in names
        assert "9999_broken" not in {
            n for (n,) in store.cursor().sql("SELECT name FROM plan.migration").fetchall()
        }
    finally:
        store.close()
        statements.statement.cache_clear()


def test_a_file_that_is_not_a_store_is_refused_in_words(tmp_path: Path):
    path = tmp_path / "plan.duckdb"
    path.write_bytes(b"this is not a database" * 1000)
    with pytest.raises(StoreUnavailable) as refused:
        Store.open(path)
    assert refused.value.values["file"] == "plan.duckdb"
