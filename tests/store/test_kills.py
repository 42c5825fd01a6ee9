"""A few kills of each kind; the campaign is run by hand (kills.py)."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: Commits have their own test (test_durability.py).
FEW = {"large": 3, "first_start": 2, "migration": 3}


@pytest.mark.file_only("and who kills PostgreSQL or a server of it is in tests/two_servers")
@pytest.mark.parametrize("target", FEW)
def test_killed_at_any_instant_nothing_is_lost_or_half_there(target):
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.kills", target, str(FEW[target]), "7"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "lost 0, half 0, other 0" in done.stdout
