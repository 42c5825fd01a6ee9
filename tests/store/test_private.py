"""Files of a plan are their owner's alone: made so, mended when they are not, whatever the umask."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from lib.store.places import private

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes of files")

#: Makes a plan in a process of its own, with the umask of a careless machine; says the modes while it is open, its log
#: beside it, and the one afterwards.
MAKES = """
import os, stat, sys
from pathlib import Path
os.umask(int(sys.argv[2], 8))
from lib.store.connection import opened
from tests.usecases.test_backups import write
path = Path(sys.argv[1])
store = opened(path)
cursor = store.cursor()
cursor.execute("PRAGMA wal_autocheckpoint='1GB'")
write(store, 1)
print(*(f"{stat.S_IMODE(found.stat().st_mode):o} {found.name}" for found in sorted(path.parent.iterdir())), sep="\\n")
print(f"{stat.S_IMODE(path.parent.stat().st_mode):o} {path.parent.name}")
print(f"{stat.S_IMODE(path.parent.parent.stat().st_mode):o} {path.parent.parent.name}")
store.close()
"""


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", ["000", "022", "077"])
def test_a_data_file_its_log_and_its_folder_are_made_for_their_owner(tmp_path, umask):
    path = tmp_path / "new" / "data" / "plan.duckdb"
    made = subprocess.run(
        [sys.executable, "-c", MAKES, str(path), umask], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    told = {line.split()[1]: line.split()[0] for line in made if line}
    assert told == {"plan.duckdb": "600", "plan.duckdb.wal": "600", "data": "700", "new": "700"}
    assert mode(path) == 0o600


@pytest.mark.file_only("its modes")
def test_what_others_could_read_is_mended_at_the_start(sample_file, tmp_path):
    import shutil

    from lib.store.connection import Store

    path = Path(shutil.copy(sample_file, tmp_path / "plan.duckdb"))
    path.chmod(0o666)
    Store.open(path).close()
    assert mode(path) == 0o600


def test_mending_leaves_alone_what_is_not_there_and_what_is_fine(tmp_path):
    fine, open_one = tmp_path / "fine", tmp_path / "open"
    fine.touch(0o600)
    fine.chmod(0o400)
    open_one.touch()
    open_one.chmod(0o644)
    private.mend([fine, open_one, tmp_path / "nowhere", tmp_path])
    assert (mode(fine), mode(open_one)) == (0o400, 0o600)


def test_a_file_of_somebody_else_is_no_failure(tmp_path, monkeypatch):
    path = tmp_path / "theirs"
    path.touch()
    path.chmod(0o644)

    def refuse(self, mode):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    private.mend([path])


def test_a_folder_that_is_there_keeps_its_mode(tmp_path):
    here = tmp_path / "shared"
    here.mkdir()
    here.chmod(0o755)
    private.folder(here)
    private.folder(here / "a" / "b")
    assert [mode(here), mode(here / "a"), mode(here / "a" / "b")] == [0o755, 0o700, 0o700]


def test_windows_has_nothing_to_mend(tmp_path, monkeypatch):
    path = tmp_path / "file"
    path.touch()
    path.chmod(0o644)
    monkeypatch.setattr("lib.store.places.private.os.name", "nt")
    private.mend([path])
    monkeypatch.undo()
    assert mode(path) == 0o644
