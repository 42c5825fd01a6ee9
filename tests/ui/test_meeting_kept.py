"""What the browser keeps of a meeting: read back as it was written, and nothing of what anybody else writes there."""

import pytest

from lib.ui.meeting import drawer, unsent
from lib.ui.meeting.place import Place, read


def test_where_a_meeting_is_and_what_was_shown_is_read_back():
    assert read("0123abc/4/1/1.3.4", "0123abc") == Place(4, 1, frozenset({1, 3, 4}))
    assert read("0123abc/4/1/1.3.4", "another") == Place()


@pytest.mark.parametrize(
    "kept", ["", "0123abc", "0123abc/x/y/z", "0123abc/4", "0123abc///", "0123abc/1e9/-1/."]
)
def test_a_place_that_is_written_otherwise_is_the_beginning(kept):
    found = read(kept, "0123abc")
    assert found.screen >= 1
    assert found.part >= 0
    assert found.shown == frozenset()


def test_lists_and_days_are_told_to_their_own_form_alone():
    said = '{"form": "meeting_a_date_A1-5", "fields": {"deadline": "2026-12-01"}, "at": 1}'
    assert drawer.read(said, "meeting_a_date_A1.5") == {"deadline": "2026-12-01"}
    assert drawer.read(said, "meeting_a_decide") == {}


@pytest.mark.parametrize("kept", ["", "x", "[]", "1", '{"form": "f"}', '{"form": "f", "fields": [1]}'])
def test_what_no_browser_writes_is_left_out(kept):
    assert drawer.read(kept, "f") == {}


def test_a_text_that_was_not_sent_is_shown_by_the_name_of_its_field():
    assert unsent.read('[["Motif", "Le devis manque"]]') == [("Motif", "Le devis manque")]
    for kept in ("", "x", "1", "[1]", '[["a"]]'):
        assert unsent.read(kept) == []
