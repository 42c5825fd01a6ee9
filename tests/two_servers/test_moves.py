"""A whole ledger moves between a file and PostgreSQL: nothing of its history is lost, nothing is left half."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import duckdb
import psycopg
import pytest

from lib.__main__ import main
from lib.domain.errors import Invalid, StoreUnavailable
from lib.store.connection import Store
from lib.store.moves.file import WholeFile
from lib.store.moves.ledger import inventory, move
from lib.store.moves.shared import WholeServer
from lib.store.places.shared.address import SharedAddress
from lib.store.places.shared.rows import insert_table
from tests.figures import DAYS, figures

ROOT = Path(__file__).parents[2]


def held(whole):
    """What a place holds, table by table."""
    root = duckdb.connect()
    try:
        with whole.lent(root):
            return inventory(root, "plan")
    finally:
        root.close()


def figures_of(where, days):
    with closing(Store.open(where)) as store:
        return figures(store, days)


@pytest.fixture
def file(sample_file, tmp_path):
    return Path(shutil.copy(sample_file, tmp_path / "plan.duckdb"))


@pytest.mark.parametrize(
    "days", [pytest.param(DAYS, id="four", marks=pytest.mark.long), pytest.param(DAYS[-1:], id="last")]
)
def test_there_and_back_every_figure_is_the_same(file, database, tmp_path, days):
    before = file.read_bytes()
    address = SharedAddress(database)
    there = move(WholeFile(file), WholeServer(address))
    assert there.revisions > 40
    assert held(WholeServer(address)) == held(WholeFile(file))
    back = tmp_path / "back" / "plan.duckdb"
    assert move(WholeServer(address), WholeFile(back)) == there
    assert held(WholeFile(back)) == held(WholeFile(file))
    assert file.read_bytes() == before
    wanted, found = figures_of(file, days), figures_of(address, days)
    assert found.keys() == wanted.keys()
    assert [asked for asked, answer in found.items() if answer != wanted[asked]] == []
    assert len(found) > 250 * len(days)


def test_a_file_that_was_not_closed_moves_whole_and_is_not_touched(sample_file, tmp_path):
    """What its last writer left in the log beside it is of the plan too."""
    path = Path(shutil.copy(sample_file, tmp_path / "plan.duckdb"))
    writer = (
        "import sys, os; from pathlib import Path; from lib.store.connection import Store; from tests.changes import edit;"
        " s = Store.open(Path(sys.argv[1])); edit(s, 'by hand'); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", writer, str(path)], cwd=ROOT, check=True)
    left = {found.name: found.read_bytes() for found in tmp_path.iterdir()}
    moved = move(WholeFile(path), WholeFile(tmp_path / "new" / "plan.duckdb"))
    with closing(Store.open(tmp_path / "new" / "plan.duckdb")) as store:
        assert store.rows("current_revision") == [(moved.revisions,)]
    assert {name: (tmp_path / name).read_bytes() for name in left} == left


def test_a_place_that_holds_a_plan_is_refused_and_keeps_it(file, database, empty_file, tmp_path):
    other = Path(shutil.copy(empty_file, tmp_path / "other.duckdb"))
    before = other.read_bytes()
    move(WholeFile(file), WholeServer(SharedAddress(database)))
    wanted = held(WholeServer(SharedAddress(database)))
    for target in (WholeFile(other), WholeServer(SharedAddress(database))):
        with pytest.raises(Invalid) as refusal:
            move(WholeFile(file), target)
        assert refusal.value.code in ("move_taken", "move_same")
    assert other.read_bytes() == before
    assert held(WholeServer(SharedAddress(database))) == wanted


def test_a_place_that_was_prepared_and_holds_nothing_is_filled(file, database, tmp_path):
    for where in (SharedAddress(database), tmp_path / "new.duckdb"):
        Store.open(where).close()
        whole = WholeFile(where) if isinstance(where, Path) else WholeServer(where)
        move(WholeFile(file), whole)
        assert held(whole) == held(WholeFile(file))


@pytest.mark.parametrize(
    "code", ["move_missing", "move_nothing", "move_same", "move_newer", "move_unwritable"]
)
def test_a_move_that_cannot_be_says_why_and_leaves_nothing(file, tmp_path, code):
    origin, target = WholeFile(file), WholeFile(tmp_path / "new" / "plan.duckdb")
    if code == "move_missing":
        origin = WholeFile(tmp_path / "none.duckdb")
    elif code == "move_nothing":
        Store.open(tmp_path / "nothing.duckdb").close()
        origin = WholeFile(tmp_path / "nothing.duckdb")
    elif code == "move_same":
        target = WholeFile(tmp_path / "." / "plan.duckdb")
    elif code == "move_newer":
        with duckdb.connect(str(file)) as root:
            root.execute("INSERT INTO migration VALUES ('9999_later', now())")
    elif code == "move_unwritable":
        (tmp_path / "new").write_text("a file where a folder is needed")
    with pytest.raises(Invalid) as refusal:
        move(origin, target)
    assert refusal.value.code == code
    assert not target.path.exists() or code == "move_same"


def test_a_table_that_arrives_otherwise_is_discarded(file, database, tmp_path, monkeypatch):
    """The comparison is of what was laid down, not of what was meant: a value lost on the way stops the move."""
    whole = insert_table
    monkeypatch.setattr(
        "lib.store.moves.shared.insert_table",
        lambda line, table, rows: whole(line, table, rows.slice(1) if table == "axis" else rows),
    )
    with pytest.raises(Invalid) as refusal:
        move(WholeFile(file), WholeServer(SharedAddress(database)))
    assert (refusal.value.code, refusal.value.values["tables"]) == ("move_differs", "axis")
    with psycopg.connect(database) as line:
        assert line.execute("SELECT to_regclass('plan.revision')").fetchone() == (None,)


def test_nobody_moves_what_is_in_use(file, database, tmp_path, capsys):
    address = SharedAddress(database)
    move(WholeFile(file), WholeServer(address))
    with closing(Store.open(address)), pytest.raises(Invalid) as refusal:
        move(WholeServer(address), WholeFile(tmp_path / "new.duckdb"))
    assert refusal.value.code == "move_in_use"
    holder = subprocess.Popen(
        [sys.executable, "-c", "import sys; from pathlib import Path; from lib.store.connection import Store; s = Store.open(Path(sys.argv[1])); print('held', flush=True); input()", str(file)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(StoreUnavailable):
            move(WholeFile(file), WholeFile(tmp_path / "new.duckdb"))
        assert main(["move", str(file), str(tmp_path / "new.duckdb")]) == 1
        assert "Arrêtez tous les tableaux de bord" in capsys.readouterr().err
    finally:
        holder.communicate(b"\n")
    assert not (tmp_path / "new.duckdb").exists()


@pytest.mark.parametrize("shared", [False, True], ids=["file", "server"])
def test_a_move_killed_at_any_instant_leaves_all_or_nothing(file, postgres, tmp_path, shared):
    wanted, whole = held(WholeFile(file)), 0
    for turn in range(4):
        where = postgres.database(f"killed{turn}") if shared else str(tmp_path / f"{turn}" / "plan.duckdb")
        mover = subprocess.Popen([sys.executable, "-m", "lib", "move", str(file), where], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip
        time.sleep(0.4 + turn * 0.35)
        mover.kill()
        told = mover.communicate()[0].decode()
        place = WholeServer(SharedAddress(where)) if shared else WholeFile(Path(where))
        try:
            found = _when_free(place)
        except Invalid as nothing:
            assert nothing.code in ("move_missing", "move_nothing")
            found = None
        assert found in (None, wanted)
        assert found is not None or "Révisions" not in told
        whole += found is not None
        if found is None:
            move(WholeFile(file), place)  # nothing stands in the way of the next attempt
    print("whole after a kill:", whole)


def _when_free(place):
    """What a place holds, once the connection of who was killed has ended."""
    for _ in range(100):
        try:
            return held(place)
        except Invalid as busy:
            if busy.code != "move_in_use":
                raise
            time.sleep(0.1)
    raise AssertionError("never free")


def test_the_command_says_what_it_did_and_shows_no_password(file, database, capsys):
    secret = database.replace("plan@", "plan:geheim@")
    assert main(["move", str(file), secret]) == 0
    told = capsys.readouterr()
    assert "tout son historique" in told.out
    assert "geheim" not in told.out + told.err
    assert os.path.exists(file)
