"""Where a file comes from: which of two versions is the older one."""

import json
from datetime import datetime, timedelta

import pytest

from lib.store.reads import Source
from lib.usecases.lineage import is_older

SAVED, RECORDED = datetime(2026, 11, 20, 9), datetime(2026, 11, 21, 9)
LAST = Source("plan.xlsx", "0", json.dumps({"modified": SAVED.isoformat()}), "{}")
UNTOLD = Source("plan.xlsx", "0", "{}", "{}")
MOMENT = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("modified", "last", "older"),
    [
        (SAVED - MOMENT, LAST, True),
        (SAVED, LAST, False),
        (SAVED + MOMENT, LAST, False),
        (RECORDED - MOMENT, UNTOLD, True),
        (RECORDED, UNTOLD, False),
        (RECORDED, None, False),
        (None, LAST, False),
    ],
)
def test_a_file_is_older_when_it_was_saved_before_the_last_one_and_not_when_at_the_same_moment(
    modified, last, older
):
    assert is_older(modified, last, RECORDED) is older
