"""What only a browser shows: the first minute, languages, right to left, deep links, room on the screen."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError, expect

from lib.domain.palette import DARK
from lib.ui.navigation import ENTRIES
from tests.e2e.people import DAY, Reader, Server, titled

PATHS = [f"/{entry.path}" for entry in ENTRIES]


def test_the_first_start_shows_the_sample_plan_and_says_that_it_is_fictional(browser, tmp_path):
    running = Server(tmp_path / "plan.duckdb")
    try:
        person = Reader(browser, running.address)
        page = person.open("/")
        titled(page, "12 actions sur 35 sont réalisées.")
        expect(page.locator(".plan-banner")).to_contain_text("EXEMPLE – données fictives")
        expect(page.locator(".plan-tile")).to_have_count(4)
        expect(page.locator(".js-plotly-plot:visible")).to_have_count(2)
        assert not person.faults
        person.context.close()
    finally:
        running.stop()


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_first_screen_of_a_small_laptop_says_where_the_plan_stands_and_who_is_late(reader, language):
    page = reader.open(f"/?lang={language}&{DAY}")
    chart = page.locator(".st-key-overview_columns .js-plotly-plot:visible").last
    expect(chart).to_be_visible()
    page.wait_for_timeout(600)
    late = page.locator(".plan-lines").first.locator("li")
    expect(late).to_have_count(3)
    for code, who in (
        ("A1.6", "Conseiller économique"),
        ("A6.1", "Secrétaire général"),
        ("A3.3", "Conseiller juridique"),
    ):
        expect(late.filter(has_text=code)).to_contain_text(who)
    bottom = {
        "sentence": page.locator("h1"),
        "figures": page.locator(".plan-tiles"),
        "late": late.last,
        "axes": chart,
    }
    box = {name: shown.bounding_box() for name, shown in bottom.items()}
    assert all(b["y"] >= 0 and b["y"] + b["height"] <= 768 for b in box.values()), box
    assert box["sentence"]["y"] < box["figures"]["y"] < box["late"]["y"]
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth")


def choose_language(page, name):
    """Opens the choice of languages, again when a page that was still changing closed it, and takes one."""
    option = page.get_by_role("option", name=name)
    for _ in range(3):
        page.locator(".st-key-lang").click()
        try:
            option.click(timeout=8_000)
        except TimeoutError:
            continue
        return
    raise AssertionError(f"{name} is not among the languages")


def test_the_language_is_changed_on_the_page_and_stays_in_the_address(reader):
    page = reader.open(f"/axes?lang=fr&{DAY}")
    titled(page, "points sous l'attendu")
    choose_language(page, "English")
    titled(page, "points below what is expected")
    assert "lang=en" in page.url
    page.get_by_role("link", name="Deadlines").click()
    titled(page, "deadlines passed as of 24/11/2026")
    assert "lang=en" in page.url
    page.reload()
    reader.wait()
    titled(page, "deadlines passed as of 24/11/2026")


def test_arabic_is_laid_out_from_right_to_left(reader):
    page = reader.open(f"/?lang=ar&{DAY}")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    title = page.locator("h1")
    expect(title).to_contain_text("أُنجز 12")
    menu, main = page.get_by_test_id("stSidebar").bounding_box(), page.get_by_test_id("stMain").bounding_box()
    assert menu["x"] > main["x"]
    first, last = (
        page.locator(".plan-tile").first.bounding_box(),
        page.locator(".plan-tile").last.bounding_box(),
    )
    assert first["x"] > last["x"]
    assert title.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_what_is_open_is_readable_in_the_dark(reader):
    """A button that opens a list keeps a colour of the palette: the framework's own is darker than the page."""
    page = reader.page
    page.emulate_media(color_scheme="dark")
    reader.open(f"/?lang=fr&{DAY}")
    button = page.locator(".st-key-time_travel button").first
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(button).to_have_css("color", f"rgb({', '.join(str(n) for n in bytes.fromhex(DARK.link[1:]))})")


def test_a_link_to_a_sheet_opens_it_on_a_server_that_nobody_has_asked_anything(people):
    page = people().open(f"/action?code=A1.2&lang=fr&{DAY}")
    titled(page, "A1.2 – Faire cosigner le procès-verbal conjoint", whole=True)


@pytest.mark.parametrize("path", PATHS[1::3])
def test_an_address_answers_first_on_a_fresh_server(browser, sample_file, tmp_path, path):
    running = Server(Path(shutil.copy(sample_file, tmp_path / "plan.duckdb")))
    try:
        person = Reader(browser, running.address)
        page = person.open(f"{path}?lang=fr&code=A1.2")
        expect(page.locator(".plan-banner").first).to_contain_text("EXEMPLE")
        expect(page.get_by_test_id("stSidebarNav")).to_be_visible()
        person.context.close()
    finally:
        running.stop()
    assert not running.complaints


def test_filters_live_in_the_address_under_one_name_in_every_language(reader):
    page = reader.open(f"/actions?lang=fr&{DAY}&situation=overdue")
    expect(page.locator(".plan-table tbody tr")).to_have_count(6)
    page = reader.open(f"/actions?lang=ar&{DAY}&situation=overdue")
    expect(page.locator(".plan-table tbody tr")).to_have_count(6)


def test_the_day_stays_in_the_address_of_every_page(reader):
    page = reader.open("/?lang=fr&day=2026-11-20")
    for name in ("Axes", "Échéances", "Actions", "Partenaires", "Historique", "Qualité et définitions"):
        page.get_by_role("link", name=name, exact=True).click()
        reader.wait()
        expect(page).to_have_url(re.compile(r"(?=.*day=2026-11-20)(?=.*lang=fr)"))


def test_filters_are_found_again_by_the_menu_and_forgotten_by_a_link_with_its_own(reader):
    page = reader.open(f"/actions?lang=fr&{DAY}&situation=overdue&q=CCIT")
    expect(page.locator(".plan-table tbody tr")).to_have_count(3)
    page.get_by_role("link", name="Vue d'ensemble").click()
    expect(page.locator(".plan-tile")).to_have_count(4)
    page.get_by_role("link", name="Actions", exact=True).click()
    expect(page.locator(".plan-table tbody tr")).to_have_count(3)
    assert "situation=overdue" in page.url
    page.get_by_role("link", name="Vue d'ensemble").click()
    page.get_by_role("link", name="Actions réalisées").click()
    expect(page.locator(".plan-table tbody tr")).to_have_count(12)
    assert "q=" not in page.url


def test_a_link_in_a_table_keeps_the_session_and_back_finds_the_list_again(reader):
    page = reader.open(f"/actions?lang=fr&{DAY}&situation=overdue")
    page.get_by_label("Votre fonction").fill("Secrétaire du comité")
    page.keyboard.press("Tab")
    reader.wait()
    page.locator(".plan-table a", has_text="A2.3").first.click()
    titled(page, "A2.3")
    expect(page.get_by_label("Votre fonction")).to_have_value("Secrétaire du comité")
    page.go_back()
    expect(page.locator(".plan-table tbody tr")).to_have_count(6)
    assert "situation=overdue" in page.url


def test_the_day_of_the_figures_can_be_changed(reader):
    page = reader.open(f"/deadlines?lang=fr&{DAY}")
    titled(page, "8 échéances dépassées au 24/11/2026", whole=True)
    page = reader.open("/deadlines?lang=fr&day=2026-12-01")
    titled(page, "11 échéances dépassées au 01/12/2026", whole=True)


def test_a_tile_leads_to_the_rows_behind_its_figure(reader):
    page = reader.open(f"/?lang=fr&{DAY}")
    page.get_by_role("link", name="Actions réalisées").click()
    titled(page, "12 actions sur 36")
    expect(page.locator(".plan-table tbody tr")).to_have_count(12)
    assert "situation=done" in page.url


def test_a_chart_has_its_words_and_its_data_one_click_away(reader):
    page = reader.open(f"/axes?lang=fr&{DAY}")
    expect(page.locator(".js-plotly-plot")).to_have_count(2)
    page.get_by_text("Voir les données").first.click()
    expect(page.get_by_role("cell", name="84,2 %").first).to_be_visible()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_overview_prints_on_one_page(reader, language):
    page = reader.open(f"/?lang={language}&{DAY}")
    expect(page.locator(".js-plotly-plot:visible")).to_have_count(2)
    page.wait_for_timeout(600)
    # What a chart is drawn in, on paper: its whole width, whatever the screen was.
    page.evaluate("""() => addEventListener("beforeprint", () => {
        window.onPaper = [...document.querySelectorAll(".svg-container")].every((f) => f.querySelector("[viewBox]"));
    })""")
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1
    assert page.evaluate("window.onPaper")
    assert page.locator("[data-screen]").count() == 0, "the screen is as it was"
