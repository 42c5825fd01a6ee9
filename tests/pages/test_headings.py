"""What a screen reader hears first: one title, headings that skip no level, a tab that names the page."""

import re
from itertools import pairwise

import pytest

from lib.i18n import LANGUAGES
from lib.ui.navigation import ENTRIES
from tests.pages.test_every_page import READINGS

PAGES = [entry.file for entry in ENTRIES]
LEVELS = {"title": 1, "header": 2, "subheader": 3}


def headings(block):
    """The level and words of each heading of a block, in the order in which they stand."""
    for element in block.children.values():
        if hasattr(element, "children"):
            yield from headings(element)
        elif element.type in LEVELS:
            yield LEVELS[element.type], element.value
        elif element.type in ("html", "markdown"):
            body = str(getattr(element.proto, "body", ""))
            found = re.findall(r"<h([1-6])[^>]*>(.*?)</h", body) if element.type == "html" else []
            found += re.findall(r"^(#+) (.*)", body, re.MULTILINE) if element.type == "markdown" else []
            yield from ((int(level) if level.isdigit() else len(level), words) for level, words in found)


def check(levels):
    assert levels[:1] == [1], "a page begins with its title"
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_title_and_its_headings_skip_no_level(reading, page):
    reading.open(page, code="A1.6", partner="CCIT")
    check([level for level, _ in headings(reading.at.main)])


@pytest.mark.parametrize(("page", "view"), [*READINGS, ("partner", "exchanges"), ("partner", "actions")])
def test_the_headings_of_a_reading_skip_no_level(reading, page, view):
    reading.open(page, view=view, partner="CCIT")
    check([level for level, _ in headings(reading.at.main)])


@pytest.mark.parametrize("page", PAGES)
def test_the_headings_of_an_empty_plan_skip_no_level(empty_reading, page):
    empty_reading.open(page)
    check([level for level, _ in headings(empty_reading.at.main)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_has_a_title_of_its_own_in_the_tab(reading, language, monkeypatch):
    said = {}
    monkeypatch.setattr(
        "streamlit.set_page_config", lambda page_title, **_: said.update({reading.at_page: page_title})
    )
    for page in PAGES:
        reading.at_page = page
        reading.open(page, language, code="A1.6", partner="CCIT")
    assert len(set(said.values())) == len(PAGES)
    assert all(title.endswith(" – Plan d'action commun CCIS-RSK – Togo") for title in said.values())
    assert said["action"].startswith("A1.6 – ")
    assert said["partner"].startswith("CCIT – ")
    if language == "fr":
        assert said["deadlines"] == "Échéances – Plan d'action commun CCIS-RSK – Togo"
