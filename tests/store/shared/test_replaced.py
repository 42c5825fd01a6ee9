"""A database that is not what it was: it is told as what it is, and gone on with by itself once a whole plan is there."""

import subprocess
from urllib.parse import urlsplit

import psycopg
import pytest

from lib.domain.changes import Change
from lib.domain.errors import StoreUnavailable
from lib.store import connection, renewal
from lib.store.connection import close_all
from lib.store.copies import reading
from lib.store.reads import current_revision
from tests.two_servers.postgres import PROGRAMS

from .ledgers import begin, title, write
from .test_together import awaited


@pytest.fixture
def running(address, tmp_path, monkeypatch):
    """The store as screens ask for it; what is kept beside goes into a folder of the test."""
    monkeypatch.setattr(renewal, "beside", lambda where: tmp_path / "plan.duckdb")
    yield lambda: connection.opened(address)
    close_all()


def dumped(address, *options):
    """The schema of the plan as `pg_dump` keeps it."""
    program = PROGRAMS[-1].with_name("pg_dump")
    return subprocess.run(
        [program, "--dbname", address.url, "--schema", "plan", *options],
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def put_back(address, dump):
    """Puts a dump back as people do: what is there is dropped first, then one statement after the other."""
    told(address, "DROP SCHEMA plan CASCADE")
    program = PROGRAMS[-1].with_name("psql")
    subprocess.run(
        [program, address.url, "-v", "ON_ERROR_STOP=1", "-q"],
        input=dump,
        check=True,
        capture_output=True,
        text=True,
    )


def told(address, *statements):
    """Runs statements as who looks after the server does."""
    with psycopg.connect(address.url, autocommit=True) as line:
        for text in statements:
            line.execute(text)


def fault_of(store):
    return store.place.fault.code if store.place.fault else None


def test_a_backup_put_back_is_gone_on_with_by_itself(running, address, tmp_path):
    write(running(), begin("a"))
    dump = dumped(address)
    write(running(), Change("action", "a", {"title": "a"}, {"title": "later"}))
    first = running()
    put_back(address, dump)
    assert awaited(lambda: fault_of(first) == "shared_replaced")
    again = running()
    assert again is not first and again.name != first.name
    assert (current_revision(again), title(again)) == (1, "a")
    assert write(again, begin("b")) == 2
    copy = tmp_path / str(again.place.told.values["rescued"])
    assert reading.last_revision(copy) == 2, "what the backup lacks is kept"
    assert running() is again


def test_a_backup_with_as_many_revisions_or_more_is_not_mixed_with_what_was_open(running, address):
    write(running(), begin("a"))
    dump = dumped(address)
    first = running()
    write(first, Change("action", "a", {"title": "a"}, {"title": "ours"}))
    vars(first.place)[
        "_following"
    ].end()  # the line is away while the backup is put back and others go on with it
    put_back(address, dump)
    with psycopg.connect(address.url, autocommit=True) as line:
        for number in (2, 3):
            line.execute("CREATE TEMP TABLE again AS SELECT * FROM plan.revision WHERE number = 1")
            line.execute("UPDATE again SET number = %s, reason = 'theirs'", (number,))
            line.execute("INSERT INTO plan.revision SELECT * FROM again")
            line.execute("INSERT INTO plan.kept VALUES (%s, %s, 'action')", (number, f"theirs {number}"))
            line.execute("DROP TABLE again")
    with pytest.raises(StoreUnavailable) as said:
        write(first, begin("b"))
    assert said.value.code == "shared_replaced"
    assert (current_revision(first), title(first)) == (2, "ours")


def test_tables_that_are_dropped_are_said_to_be_gone_and_no_sample_takes_their_place(running, address):
    write(running(), begin("a"))
    dump = dumped(address)
    told(address, "DROP SCHEMA plan CASCADE")
    assert awaited(lambda: fault_of(running()) == "shared_gone")
    with pytest.raises(StoreUnavailable) as said:
        write(running(), begin("b"))
    assert said.value.code == "shared_gone"
    assert title(running()) == "a"
    told(address, "CREATE SCHEMA plan")
    with psycopg.connect(address.url) as line:
        assert line.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'plan'").fetchone() == (0,)
    put_back(address, dump)
    assert awaited(lambda: fault_of(running()) is None and running().place.silence is None)
    assert write(running(), begin("b")) == 2


def test_a_backup_that_is_still_being_put_back_is_not_opened(running, address):
    first = running()
    write(first, begin("a"))
    data, keys = (
        dumped(address, "--section=pre-data", "--section=data"),
        dumped(address, "--section=post-data"),
    )
    write(first, begin("b"))
    put_back(address, data)
    assert awaited(lambda: fault_of(first) == "shared_gone")
    assert running() is first
    subprocess.run(
        [PROGRAMS[-1].with_name("psql"), address.url, "-q"],
        input=keys,
        check=True,
        capture_output=True,
        text=True,
    )
    assert awaited(lambda: running() is not first)
    assert current_revision(running()) == 1


def test_a_password_that_is_changed_is_told_as_such_and_no_server_is_called_silent(
    server, opened, address, database
):
    role = f"writer_{database}"
    server.run(f"DROP ROLE IF EXISTS {role}")
    server.run(f"CREATE ROLE {role} LOGIN SUPERUSER PASSWORD 'first'")
    parts = urlsplit(address.url)
    theirs = type(address)(address.url.replace(f"{parts.username}:{parts.password}@", f"{role}:first@"))
    try:
        store = opened(theirs)
        write(store, begin("a"))
        server.run(f"ALTER ROLE {role} PASSWORD 'second'")
        assert write(store, begin("b")) == 2, "a line that is open stays"
        server.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{role}'")
        assert awaited(lambda: fault_of(store) == "shared_refused", 15)
        with pytest.raises(StoreUnavailable) as said:
            write(store, begin("c"))
        assert said.value.code == "shared_refused"
        server.run(f"ALTER ROLE {role} PASSWORD 'first'")
        assert awaited(lambda: store.place.fault is None and store.place.silence is None, 15)
        assert write(store, begin("c")) == 3
        store.close()
    finally:
        server.run(f"DROP OWNED BY {role}")
        server.run(f"DROP ROLE {role}")


def test_a_server_without_a_free_connection_is_said_to_be_busy(server, opened, address, database):
    role = f"few_{database}"
    server.run(f"DROP ROLE IF EXISTS {role}")
    server.run(f"CREATE ROLE {role} LOGIN PASSWORD 'few' CONNECTION LIMIT 0")
    parts = urlsplit(address.url)
    try:
        with pytest.raises(StoreUnavailable) as said:
            opened(type(address)(address.url.replace(f"{parts.username}:{parts.password}@", f"{role}:few@")))
        assert said.value.code == "shared_busy"
    finally:
        server.run(f"DROP ROLE {role}")


def refused(store):
    with pytest.raises(StoreUnavailable) as said:
        write(store, begin("b"))
    return said.value.code


def kept(store, name):
    """The number of the revision, or nothing where the server was away: then whoever writes presses again."""
    try:
        return write(store, begin(name))
    except StoreUnavailable:
        return None


def test_a_database_that_only_reads_and_one_that_refuses_a_statement_are_told_as_what_they_are(
    opened, address, database, server
):
    store = opened(address)
    write(store, begin("a"))
    server.run(f'ALTER DATABASE "{database}" SET default_transaction_read_only = on')
    server.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'")
    assert awaited(lambda: refused(store) == "shared_read_only"), "whichever line was ended on the way"
    other = opened(address)
    assert (title(other), other.place.silence) == ("a", None), "a server that starts meanwhile reads"
    server.run(f'ALTER DATABASE "{database}" RESET default_transaction_read_only')
    server.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'")
    assert awaited(lambda: kept(store, "b") == 2), "whichever line was ended on the way"
    told(address, "ALTER TABLE plan.revision ADD CONSTRAINT never CHECK (number < 3)")
    with pytest.raises(StoreUnavailable) as said:
        write(store, begin("c"))
    assert (said.value.code, said.value.values["state"]) == ("shared_failed", "23514")
    told(address, "ALTER TABLE plan.revision DROP CONSTRAINT never")
    assert write(store, begin("c")) == 3
