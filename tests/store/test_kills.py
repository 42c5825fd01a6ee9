"""A few kills of each kind; the campaign is run by hand (kills.py)."""

import pytest

from tests.store.kills import campaign

#: Commits have their own test (test_durability.py).
FEW = {"large": 3, "first_start": 2, "migration": 3}


@pytest.mark.file_only("and who kills PostgreSQL or a server of it is in tests/two_servers")
@pytest.mark.parametrize("target", FEW)
def test_killed_at_any_instant_nothing_is_lost_or_half_there(target):
    kills, faults = campaign(target, FEW[target], 7)
    assert kills >= FEW[target]
    assert not faults
