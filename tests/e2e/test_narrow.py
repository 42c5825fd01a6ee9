"""On a telephone, on a tablet, with letters twice as large: everything is there, and nothing is wider than the screen."""

import pytest
from playwright.sync_api import expect

from lib.ui.navigation import ENTRIES
from tests.e2e.people import DAY, Reader, until

PHONE, TABLET, ZOOM = (
    {"width": 390, "height": 844},
    {"width": 820, "height": 1180},
    {"width": 683, "height": 384},
)
VIEWS = ["deadlines?view=calendar&", "deadlines?view=moves&", "evolution?view=chart&", "partners?view=turns&"]
PATHS = [*(f"/{entry.path}?code=A4.6&partner=CCIT&q=rabat&" for entry in ENTRIES), *(f"/{v}" for v in VIEWS)]
#: Wider than what holds it, whatever scrolls.
SIDEWAYS = """() => { const main = document.querySelector('[data-testid=stMain]');
    return Math.max(document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth); }"""
#: What is pressed and is less than 24 px high, links in the text and what is inside another target left out.
SMALL = """() => [...document.querySelectorAll('[data-testid=stMain] :is(button, summary, input, [role=combobox], .plan-find)')]
    .filter(e => e.getClientRects().length && getComputedStyle(e).visibility !== 'hidden' && e.type !== 'file')
    .filter(e => Math.round(e.getBoundingClientRect().height) < 24 && !e.closest('[data-baseweb], label'))
    .map(e => e.outerHTML.slice(0, 120))"""
#: The widest bar of each chart that has bars.
BARS = """() => [...document.querySelectorAll('.js-plotly-plot')].map(plot => [...plot.querySelectorAll('.bars .point path')]
    .map(bar => bar.getBoundingClientRect().width)).filter(widths => widths.length).map(widths => Math.max(...widths))"""
#: Labels of rows that reach beyond their chart.
CUT = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => { const all = plot.getBoundingClientRect();
    return [...plot.querySelectorAll('.ytick text, .xtick text, .annotation-text')].filter(t => { const r = t.getBoundingClientRect();
        return r.width && (r.left < all.left - 2 || r.right > all.right + 2); }).map(t => t.textContent); })"""


@pytest.fixture(scope="module")
def phone(browser, server):
    """A person with a telephone."""
    person = Reader(browser, server.address, viewport=PHONE, has_touch=True)
    yield person
    person.context.close()


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("path", PATHS)
def test_on_a_telephone_a_page_begins_at_once_and_fits(phone, path, language):
    page = phone.open(f"{path}lang={language}&{DAY}")
    page.wait_for_timeout(300)
    assert page.locator("h1").bounding_box()["y"] <= 140
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.evaluate(SMALL) == []
    assert all(width >= 8 for width in page.evaluate(BARS))
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_on_a_telephone_the_header_is_one_line_and_the_rest_is_behind_one_button(phone, language):
    page = phone.open(f"/axes?lang={language}&{DAY}")
    header = page.locator(".st-key-header")
    assert header.bounding_box()["height"] <= 56
    assert page.locator(".plan-name").is_visible() and page.locator(".plan-day").is_visible()
    assert not page.locator(".st-key-header_controls").is_visible()
    page.locator(".plan-more summary").click()
    expect(page.locator(".st-key-header_controls")).to_be_visible()
    expect(page.locator(".plan-line .plan-state")).to_be_visible()
    assert page.evaluate(SIDEWAYS) <= 0
    page.locator(".plan-more summary").click()
    expect(page.locator(".st-key-header_controls")).not_to_be_visible()


@pytest.mark.parametrize(("language", "side"), [("fr", "left"), ("ar", "right")])
def test_on_a_telephone_the_menu_comes_from_the_side_of_reading_and_goes_after_a_choice(
    phone, language, side
):
    page = phone.open(f"/axes?lang={language}&{DAY}")
    menu, inside = page.get_by_test_id("stSidebar"), page.get_by_test_id("stSidebarNavLink")
    hidden = "e => { const r = e.getBoundingClientRect(); return r.right <= 0 || r.left >= innerWidth; }"
    assert menu.evaluate(hidden)
    page.get_by_test_id("stExpandSidebarButton").click()
    until(page,
        "side => { const r = document.querySelector('[data-testid=stSidebar]').getBoundingClientRect();"
        " return side === 'left' ? Math.abs(r.left) < 1 : Math.abs(r.right - innerWidth) < 1; }", side
    )  # fmt: skip
    end = menu.locator("[data-testid=stSidebarUserContent] > *").last
    end.evaluate("e => e.scrollIntoView({block: 'end'})")
    until(
        page,
        "() => document.querySelector('[data-testid=stSidebarUserContent]').getBoundingClientRect().top < innerHeight",
    )
    assert end.evaluate("e => e.getBoundingClientRect().bottom") <= page.viewport_size["height"]
    inside.nth(2).click()
    page.wait_for_url("**/deadlines?*")
    until(page, f"() => ({hidden})(document.querySelector('[data-testid=stSidebar]'))")
    assert page.evaluate(SIDEWAYS) <= 0


def test_on_a_telephone_a_row_is_a_card_that_names_its_values(phone):
    page = phone.open(f"/axes?lang=fr&{DAY}")
    row = page.locator(".plan-table tbody tr:visible").first
    code, title, _, deadline = (row.locator("td").nth(i) for i in range(4))
    assert row.bounding_box()["width"] >= 340
    assert abs(code.bounding_box()["y"] - title.bounding_box()["y"]) < 12
    assert deadline.bounding_box()["y"] > title.bounding_box()["y"]
    assert "Échéance" in deadline.evaluate("e => getComputedStyle(e, '::before').content")
    table = page.locator(".plan-table:visible").first
    expect(table.get_by_role("columnheader", name="Échéance")).to_have_count(1)


@pytest.mark.parametrize("size", [TABLET, ZOOM], ids=["tablet", "zoom"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_on_a_tablet_and_at_twice_the_size_tiles_stand_two_by_two(phone, size, language):
    page = phone.page
    page.set_viewport_size(size)
    try:
        phone.open(f"/?lang={language}&{DAY}")
        tiles = [page.locator(".plan-tile").nth(i).bounding_box() for i in range(4)]
        assert abs(tiles[0]["y"] - tiles[1]["y"]) < 2 and abs(tiles[2]["y"] - tiles[3]["y"]) < 2
        assert tiles[2]["y"] > tiles[0]["y"] + 20
        expect(page.get_by_test_id("stSidebarNavLink").first).not_to_be_visible()
        assert page.evaluate(SIDEWAYS) <= 0
    finally:
        page.set_viewport_size(PHONE)


def test_what_is_searched_for_in_the_header_is_found_without_leaving_the_session(reader):
    page = reader.open(f"/axes?lang=fr&{DAY}")
    page.evaluate("window.stays = true")
    page.get_by_role("searchbox").first.fill("togolais rabat")
    page.get_by_role("searchbox").first.press("Enter")
    expect(page.locator("h1")).to_have_text("2 résultats pour « togolais rabat »")
    assert "lang=fr" in page.url
    page.get_by_role("searchbox").first.fill("lomé")
    page.get_by_role("searchbox").first.press("Enter")
    expect(page.locator("h1")).to_contain_text("lomé")
    page.get_by_role("link", name="A2.2", exact=True).click()
    expect(page.locator("h1")).to_contain_text("A2.2")
    assert page.evaluate("window.stays")


def test_on_a_telephone_the_search_has_a_page_of_its_own(phone):
    page = phone.open(f"/?lang=ar&{DAY}")
    page.locator(".plan-find").click()
    page.wait_for_url("**/search?*")
    field = page.get_by_role("searchbox").locator("visible=true")
    expect(field).to_have_count(1)
    field.fill("Lomé")
    field.press("Enter")
    expect(page.locator("h1")).to_contain_text("Lomé")
    expect(page.locator(".plan-list a").first).to_be_visible()
