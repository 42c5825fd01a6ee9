"""Killed at any instant, a backup, a restore and a compacting leave a whole plan, the old or the new, and no half backup."""

import shutil
import subprocess
import sys

import pytest

from lib.store.connection import Store
from lib.store.places.file import FilePlace
from tests.usecases.test_backups import ROOT, write

pytestmark = pytest.mark.file_only("killed while it is written; who kills PostgreSQL is in tests/two_servers")

#: Kills of each; `python -m tests.usecases.kills` makes as many as are asked for.
TIMES = 5


def test_whatever_is_killed_leaves_a_whole_plan_and_no_half_backup(sample_file, tmp_path):
    shutil.copy(sample_file, tmp_path / "old.duckdb")
    shutil.copy(sample_file, tmp_path / "new.duckdb")
    store = Store.at(FilePlace(tmp_path / "new.duckdb"))
    for n in range(3):
        write(store, n)
    store.close()
    done = subprocess.run(
        [sys.executable, "-m", "tests.usecases.kills", str(tmp_path), str(TIMES)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("killed") >= 3
