"""The little HTML of the screens: marks, short names and arrows as they are read."""

import pytest

from lib.i18n.formats import MISSING, arrow
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


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Voir https://ccis-rsk.ma/pv?id=1&x=2.", ["https://ccis-rsk.ma/pv?id=1&amp;x=2"]),
        ("(http://a.tg/x_(1)), puis HTTPS://B.MA!", ["http://a.tg/x_(1)", "HTTPS://B.MA"]),
        ("انظر https://a.ma/تقرير، ثم", ["https://a.ma/تقرير"]),
        ("« https://a.ma »", ["https://a.ma"]),
        ("javascript://a%0aalert(1)", []),
        ("javascript:alert('http')", []),
        ("data:text/html,<script>alert(1)</script>", []),
        ("file:///etc/passwd ftp://a.b xhttp://a.b", []),
        ('https://a.ma/"onmouseover="alert(1)', ["https://a.ma/"]),
        ("https://a.ma/<script>alert(1)</script>", ["https://a.ma/"]),
        ("https://a.ma/'onload='x", ["https://a.ma/&#x27;onload=&#x27;x"]),
        ("https://a.ma/\u202egpj.exe", ["https://a.ma/"]),
        ("https://", []),
        ("http://.", []),
    ],
)
def test_an_address_in_a_text_is_a_link_and_nothing_else_is(text, addresses):
    import html
    import re

    for made in (cell(text), cell(markup.Cell(text)), cell(markup.Cell("x", quiet=text))):
        assert re.findall(r'<a href="([^"]*)" rel="noopener noreferrer" target="_blank">', made) == addresses
        assert made.count("<a ") == len(addresses)
        assert "<script" not in made
        shown = html.unescape(re.sub(r"<[^>]+>", "", made.split(">", 1)[1]))
        assert text in shown, "nothing of the text is lost"
    assert cell(markup.Cell(text, "/action")).count("<a ") == 1, "a link within a link is none"
    assert cell(markup.named(text, quiet=text)).count("<a ") == len(addresses), (
        "a title leads nowhere, what is below it may"
    )


def test_a_heading_that_sorts_is_a_link_and_says_its_order():
    html = markup.table_html(
        [markup.Column("Échéance", link="/actions?sort=-deadline", order="ascending")], [], "T"
    )
    assert 'aria-sort="ascending"' in html
    assert '<a class="plan-sort" href="/actions?sort=-deadline">Échéance' in html
    assert "aria-sort" not in markup.table_html([markup.Column("Échéance")], [], "T")


def test_a_bar_stays_within_its_frame():
    html = cell(markup.Cell("140 %", bar=(140.0, -3.0)))
    assert "inline-size:100%" in html
    assert "inset-inline-start:0%" in html


def test_no_dash_stands_before_the_title_of_a_card_without_a_code():
    html = markup.table_html(
        [markup.Column("Code", short=True), markup.Column("Action")],
        [[MISSING, "Sans code"], ["A1", "Avec"]],
        "T",
    )
    assert html.count("head none") == 1
    assert html.index("head none") < html.index("Sans code") < html.index("A1")


def test_a_cell_without_words_is_empty_so_that_a_card_leaves_its_label_out():
    columns = [markup.Column("Ligne"), markup.Column("Champ")]
    assert "></td>" in markup.table_html(columns, [["Plan", ""]], "Ce qui a changé")


@pytest.mark.parametrize("wrapped", [lambda text: text, lambda text: markup.Cell("x", quiet=text)])
def test_a_list_runs_as_the_page_does_whatever_its_first_word_is_written_in(wrapped):
    assert "<bdi>CIMAR</bdi> · <bdi>متأخر 12 يومًا</bdi>" in cell(wrapped("CIMAR · متأخر 12 يومًا"))
    assert '<bdi dir="rtl">CIMAR، PAL</bdi>' in cell(wrapped("CIMAR، PAL"))
    assert "<bdi>CIMAR, PAL</bdi>" in cell(wrapped("CIMAR, PAL"))
