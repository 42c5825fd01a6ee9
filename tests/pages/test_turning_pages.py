"""A long list is turned page by page, and a number beyond the last page shows the last one."""

import pytest

from tests.sample import LAST

SIZE = 25


def numbers(screen):
    """The revisions offered to be read: those of the page shown."""
    (box,) = [box for box in screen.at.selectbox if box.key == "read"]
    return [int(option.split()[-1]) for option in box.options]


@pytest.mark.parametrize(
    ("asked", "shown"), [("", 1), ("1", 1), ("2", 2), ("3", 2), ("99", 2), ("0", 1), ("x", 1)]
)
def test_a_page_of_the_journal_is_the_one_of_the_address_or_the_last(reading, asked, shown):
    assert SIZE < LAST <= 2 * SIZE
    reading.open("overview").at.query_params["page"] = asked
    reading.go("history")
    assert not reading.errors
    every = list(range(LAST, 0, -1))
    assert numbers(reading) == every[SIZE * (shown - 1) : SIZE * shown]
    assert next(n.value for n in reading.at.number_input if n.key == "page") == shown
