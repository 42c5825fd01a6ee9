"""Two plans in a browser: chosen from the header in one session, each in its own window, what is typed kept apart."""

import re
import shutil
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.places.file import FilePlace
from lib.usecases.copying import copy_plan
from tests.e2e.people import DAY, ForkedServer, Reader

NOW, TODAY = datetime(2026, 11, 24, 9), date(2026, 11, 24)

#: Whether the choices of a control stand inside it.
INSIDE = """e => { const all = e.getBoundingClientRect(); return [...e.children].every(b => { const r = b.getBoundingClientRect();
    return r.left >= all.left && r.right <= all.right; }); }"""
#: Whether the first two lines of a row begin at the same side.
BEGINS_TOGETHER = """e => { const [title, said] = [...e.querySelectorAll('h2, p')].map(p => { const r = document.createRange();
    r.selectNodeContents(p); return r.getBoundingClientRect(); });
    return document.dir === 'rtl' ? Math.abs(title.right - said.right) < 3 : Math.abs(title.left - said.left) < 3; }"""


@pytest.fixture(scope="module")
def address(sample_file, tmp_path_factory):
    """A server with two plans, both begun from the sample."""
    path = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("plans") / "plan.duckdb"))
    with closing(Store.at(FilePlace(path))) as store:
        for key, title in (("togo", "Plan Togo"), ("benin", "Plan Bénin")):
            copy_plan(store, "sample", title, Writing(key, "test", NOW, TODAY))
    running = ForkedServer(path)
    yield running.address
    running.stop()


def test_the_header_chooses_a_plan_in_the_same_session_and_nothing_typed_goes_along(browser, address):
    person = Reader(browser, address)
    page = person.open(f"/actions?lang=fr&{DAY}&plan=togo")
    page.get_by_label("Votre fonction").fill("Secrétaire du comité")
    page.keyboard.press("Tab")
    person.wait()
    page.get_by_text("Nouvelle action").first.click()
    person.wait()
    title = page.get_by_label("Action", exact=True)
    title.fill("Écrit pour le Togo")
    page.locator(".plan-choose summary").click()
    page.locator(".plan-choose").get_by_role("link", name="Plan Bénin").click()
    expect(page).to_have_url(re.compile("plan=benin"))
    person.wait()
    expect(page.locator(".plan-name")).to_have_text("Plan Bénin")
    expect(page.get_by_label("Votre fonction")).to_have_value("Secrétaire du comité")
    if not title.count() or not title.is_visible():
        page.get_by_text("Nouvelle action").first.click()
        person.wait()
    expect(title).to_have_value("")
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Axes").click()
    expect(page).to_have_url(re.compile("axes.*plan=benin"))
    assert not person.faults
    person.context.close()


@pytest.mark.parametrize("width", [390, 1366])
def test_the_list_of_plans_is_whole_on_any_screen_in_both_directions(browser, address, width):
    for language in ("fr", "ar"):
        person = Reader(browser, address, viewport={"width": width, "height": 800})
        page = person.open(f"/?lang={language}&{DAY}&plan=togo")
        page.locator(".plan-choose summary").click()
        box = page.locator(".plan-choose ul").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        page.locator(".plan-choose .all a").click()
        expect(page.locator(".plan-all .one")).to_have_count(2)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width
        # The outer line of the first choice of a control is seen, and a title stands where what is below it does.
        assert page.locator('[data-testid="stButtonGroup"] [role="radiogroup"]').evaluate(INSIDE)
        assert page.locator(".plan-all .one").first.evaluate(BEGINS_TOGETHER)
        person.context.close()
