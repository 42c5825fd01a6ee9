"""The little HTML of the screens: marks, short names and arrows as they are read."""

import pytest

from lib.i18n.formats import arrow
from lib.ui import markup, session


@pytest.fixture(autouse=True)
def french(monkeypatch):
    monkeypatch.setattr(session, "language", lambda: "fr")


def cell(content):
    return markup.table_html([markup.Column("T")], [[content]], "T").split("<td", 1)[1]


def test_a_short_name_with_a_hyphen_stays_on_one_line():
    assert '<span class="plan-one">CCIS-RSK</span>' in cell("Directeur (CCIS-RSK)")
    assert "plan-one" not in cell("semi-remorque <b>A-B</b>")


def test_the_mark_of_a_link_is_beside_it_and_not_underlined_with_it():
    html = cell(markup.Cell("A3.1", "/action", mark="✔"))
    assert html.index("plan-mark") < html.index("<a href")


@pytest.mark.parametrize(("language", "sign"), [("fr", "→"), ("en", "→"), ("ar", "←")])
def test_an_old_value_leads_to_the_new_one_in_the_direction_of_reading(language, sign, monkeypatch):
    monkeypatch.setattr(session, "language", lambda: language)
    assert arrow(language) == sign
    assert f"</span> {sign} <span" in cell(markup.Cell("b", old="a"))


def test_what_people_typed_is_never_read_as_markdown():
    assert markup.plain("[x](y) *z* $a$") == r"\[x\](y) \*z\* \$a\$"
