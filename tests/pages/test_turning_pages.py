"""A long list is turned page by page, and a number beyond the last page shows the last one."""

import re

import pytest

from tests.sample import LAST

SIZE = 20


def numbers(screen):
    """The revisions told, in their order: of the page shown, not of the header."""
    told = re.findall(r"Révision (\d+) · \d\d/\d\d/\d{4}", screen.text)
    return [int(number) for number in dict.fromkeys(told)]


@pytest.mark.parametrize(
    ("asked", "shown"), [("", 1), ("1", 1), ("2", 2), ("3", 3), ("99", 3), ("0", 1), ("x", 1)]
)
def test_a_page_of_the_journal_is_the_one_of_the_address_or_the_last(reading, asked, shown):
    assert 2 * SIZE < LAST <= 3 * SIZE
    reading.open("overview").at.query_params["page"] = asked
    reading.go("history")
    assert not reading.errors
    every = list(range(LAST, 0, -1))
    assert numbers(reading) == every[SIZE * (shown - 1) : SIZE * shown]
    assert next(n.value for n in reading.at.number_input if n.key == "page") == shown
