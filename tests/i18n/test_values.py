"""A stored value in words: of a value with parts, what people typed; never the text of a program."""

import json

import pytest

from lib.domain.schema import TABLES
from lib.i18n import LANGUAGES
from lib.i18n.values import referred, value_text

NAMES = {("action", "k1"): "A1.1 – Une action"}


def test_the_actions_that_a_meeting_discussed_are_named():
    held = json.dumps(["k1", "k2"])
    assert referred(TABLES["meeting"].field("discussed"), held) == (("action", "k1"), ("action", "k2"))
    assert value_text("fr", "meeting", "discussed", held, names=NAMES) == "A1.1 – Une action, k2"


def test_what_closes_a_meeting_is_told_without_the_names_of_a_program():
    held = json.dumps(
        {"skipped": [3], "not_discussed": ["k1"], "came_in": [], "next_on": None, "next_place": "Lomé"}
    )
    assert value_text("fr", "meeting", "closing", held, names=NAMES) == "A1.1 – Une action · Lomé"


def test_the_columns_of_a_file_stand_under_their_headings():
    held = json.dumps({"Budget": "3 MDH", "Vide": None})
    assert value_text("fr", "action", "extra", held) == "Budget\u00a0: 3 MDH"


def test_who_was_there_is_told():
    held = json.dumps([["Maroc", "Président", True], ["Togo", "Ambassadeur", False]])
    assert value_text("fr", "meeting", "attendance", held) == "Maroc, Président, oui, Togo, Ambassadeur, non"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", [t for t in TABLES.values() if any(f.kind == "json" for f in t.fields)])
def test_no_value_is_shown_as_a_program_writes_it(language, table):
    held = json.dumps({"a": ["b", {"c": 1.5}], "d": None})
    for field in (f for f in table.fields if f.kind == "json"):
        assert "{" not in value_text(language, table.name, field.name, held)
        assert "{" not in value_text(language, table.name, field.name, "21.0")
