"""What cannot be opened is said in words, and no word holds the password."""

from urllib.parse import urlsplit

import duckdb
import psycopg
import pytest

from lib.domain.errors import StoreUnavailable
from lib.store import renewal, statements
from lib.store.connection import Store, location
from lib.store.ledger import SourceFile
from lib.store.places.shared.address import SharedAddress

from .ledgers import begin, write

SECRET = "s3cr3t-w0rd"


def refused(url):
    """The failure to open an address; its words and its values hold no password."""
    with pytest.raises(StoreUnavailable) as found:
        Store.open(SharedAddress(url))
    error = found.value
    for said in (
        str(error),
        repr(error),
        repr(error.values),
        repr(error.__cause__),
        repr(SharedAddress(url)),
    ):
        assert SECRET not in said
    return error.code


def test_each_refusal_has_its_own_words(server, address):
    parts = urlsplit(address.url)
    there = f"{parts.hostname}:{parts.port}"
    assert refused(f"postgresql://{parts.username}:{SECRET}@{there}/postgres") == "shared_refused"
    assert refused(f"postgresql://nobody:{SECRET}@{there}/postgres") == "shared_refused"
    whole = f"postgresql://{parts.username}:{parts.password}@{there}"
    assert refused(f"{whole}/no_such_database") == "shared_missing"
    assert refused(f"{whole}/postgres?sslmode=require") == "shared_tls"
    assert refused(f"postgresql://x:{SECRET}@127.0.0.1:1/x") == "shared_unreachable"
    assert refused(f"postgresql://x:{SECRET}@no-such-host.invalid/x") == "shared_unreachable"
    assert refused(f"postgresql://x:{SECRET}@{there}/x?no_such=1") == "shared_address"


def test_an_account_that_may_not_write_is_told(server, address, database):
    server.run(f"DROP ROLE IF EXISTS reader_{database}")
    server.run(f"CREATE ROLE reader_{database} LOGIN PASSWORD '{SECRET}'")
    parts = urlsplit(address.url)
    url = f"postgresql://reader_{database}:{SECRET}@{parts.hostname}:{parts.port}/{database}"
    try:
        assert refused(url) == "shared_rights"
    finally:
        server.run(f"DROP ROLE reader_{database}")


def test_a_database_of_a_later_version_is_left_alone(opened, address):
    store = opened(address)
    write(store, begin("a"))
    with psycopg.connect(address.url) as line:
        line.execute("INSERT INTO plan.migration VALUES ('9999_later', now())")
    with pytest.raises(StoreUnavailable) as said:
        write(store, begin("b"))
    assert said.value.code == "shared_newer"
    assert refused(address.url) == "shared_newer"


def test_a_database_of_an_earlier_version_is_brought_up_to_date_once(
    server, opened, address, tmp_path, monkeypatch
):
    write(opened(address), begin("a"), source=SourceFile("abc", "plan.xlsx", b"bytes of a file"))
    folder = tmp_path / "store"
    for file in statements.FOLDER.rglob("*.sql"):
        copy = folder / file.relative_to(statements.FOLDER)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "migrations" / "9999_note.sql").write_text(
        "ALTER TABLE plan.revision ADD COLUMN note VARCHAR;"
        "UPDATE plan.revision SET note = 'moved' WHERE number >= 1;",
        encoding="utf-8",
    )
    monkeypatch.setattr(statements, "FOLDER", folder)
    monkeypatch.setattr(renewal, "beside", lambda where: tmp_path / "plan.duckdb")
    for _ in range(2):
        newer = opened(address)
        assert newer.cursor().sql("SELECT note FROM plan.revision").fetchall() == [("moved",)]
    (copy,) = (tmp_path / "backups").glob("plan-*-before-9999_note.duckdb")
    with duckdb.connect(str(copy), read_only=True) as kept:
        assert kept.sql("SELECT count(*) FROM revision").fetchall() == [(1,)]
        assert kept.sql("SELECT content FROM file").fetchall() == [(b"bytes of a file",)]
        assert "note" not in kept.sql("SELECT * FROM revision").columns


def test_a_schema_of_somebody_else_is_left_alone(server, opened):
    name = server.database()
    url = server.address(name).url
    with psycopg.connect(url, autocommit=True) as line:
        line.execute("DROP SCHEMA plan CASCADE")
        line.execute("CREATE SCHEMA plan CREATE TABLE action (x INTEGER)")
    assert refused(url) == "shared_not_a_plan"
    with psycopg.connect(url) as line:
        tables = line.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'plan'").fetchall()
    assert tables == [("action",)]
    server.run(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_a_setting_names_a_file_or_a_server(tmp_path):
    assert location({"PLAN_DATABASE": str(tmp_path / "x.duckdb")}) == tmp_path / "x.duckdb"
    found = location({"PLAN_DATABASE": f"postgresql://amina:{SECRET}@data.example:5433/plan"})
    assert isinstance(found, SharedAddress)
    assert str(found) == "data.example:5433/plan"
    assert SECRET not in f"{found} {found!r}"


def test_nothing_is_migrated_where_no_copy_could_be_made(server, opened, address, tmp_path, monkeypatch):
    write(opened(address), begin("a"))
    with psycopg.connect(address.url, autocommit=True) as line:
        # One that makes a table and changes no other: what is left to do is seen, what is there is as it was before.
        undone = line.execute("DELETE FROM plan.migration WHERE name LIKE '%_note%'")
        assert undone.rowcount == 1
    (tmp_path / "taken").write_text("a file where the folder should be")
    monkeypatch.setattr(renewal, "beside", lambda where: tmp_path / "taken" / "plan.duckdb")
    assert refused(address.url) == "backup_unwritable"
