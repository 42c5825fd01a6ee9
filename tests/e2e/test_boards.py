"""A page shared from the menu, open on a wall without an account: the same figures, kept fresh, gone with its link."""

import re
import shutil
import time
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lib.people.store import People
from lib.usecases.people import shares
from lib.usecases.people.audit import Asked
from tests.accounts import PLAIN, present, signed_in
from tests.e2e.people import DAY, PATIENCE, Reader
from tests.web.live import Live

WALL = {"viewport": {"width": 1920, "height": 1080}}


@pytest.fixture(scope="module")
def live(sample_file, tmp_path_factory):
    database = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("boards") / "plan.duckdb"))
    account, token = signed_in(database)
    running = Live(database, PLAN_ACCESS="accounts", PLAN_URL="http://localhost:PORT")
    running.account, running.session["token"] = account, token
    yield running
    running.stop()


@pytest.fixture
def base(live):
    return f"http://localhost:{live.port}"


@pytest.fixture
def maker(browser, live, base):
    person = Reader(browser, base)
    person.context.add_cookies([{"name": PLAIN, "value": live.session["token"], "url": base}])
    yield person
    person.context.close()


@pytest.fixture
def wall(browser, base):
    person = Reader(browser, base, **WALL)
    yield person
    assert person.faults == []
    person.context.close()


def shared(page, name):
    """Makes a link from the menu; answers it."""
    page.get_by_test_id("stSidebar").get_by_text("Partager cette page").click()
    field = page.locator('.st-key-share_new_name input, [class*="st-key-share_new_name"] input').first
    field.fill(name)
    page.get_by_role("button", name="Créer le lien").click()
    link = page.locator('[role="dialog"] [data-testid="stCode"]')
    expect(link).to_contain_text("/shared/", timeout=PATIENCE)
    return link.inner_text().strip()


def test_a_page_is_shared_as_it_is_seen_stays_fresh_and_ends_with_its_link(live, maker, wall, base):
    mine = maker.open(f"/actions?lang=fr&situation=overdue&{DAY}")
    told = mine.locator("h1").inner_text()
    rows = mine.locator(".plan-table tbody tr").count()
    link = shared(mine, "Bureau de l'ambassadeur")
    assert link.startswith(f"{base}/shared/")

    page = wall.open(link.removeprefix(base))
    assert page.locator("h1").inner_text() == told
    assert page.locator(".plan-table tbody tr").count() == rows
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    assert page.locator('a[href]:not([href="#stMain"])').count() == 0
    assert page.locator("button:visible, input:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert wall.context.cookies() == []
    assert not [address for address in wall.requested if "/media/" in address.replace("/static/media/", "")]

    form = maker.open(f"/action?code=A3.3&lang=fr&{DAY}")
    form.get_by_text("Modifier cette action").click()
    form.locator('[class*="st-key-"][class*="_title"] input').first.fill("ZORGLUB")
    form.get_by_role("button", name=re.compile("^Enregistrer")).first.click()
    expect(page.locator(".plan-table")).to_contain_text("ZORGLUB", timeout=PATIENCE)

    with closing(People.open(live.database)) as people:
        asked = Asked(live.account.person, present())
        (row,) = shares.shares(people, asked)
        assert (row.name, row.page, row.opened) == ("Bureau de l'ambassadeur", "actions", 1)
        shares.end_share(people, row.id, asked)
    ended = time.monotonic()
    expect(page.locator("h1")).to_contain_text("Ce lien n’ouvre rien", timeout=PATIENCE)
    assert page.locator(".plan-table").count() == 0
    assert time.monotonic() - ended < 30


def test_two_links_stand_side_by_side_in_a_browser_and_beside_who_is_signed_in(maker, base):
    first = shared(maker.open(f"/deadlines?view=moves&lang=fr&{DAY}"), "Un")
    second = shared(maker.open(f"/axes?lang=fr&{DAY}"), "Deux")
    pages = [maker.context.new_page() for _ in range(2)]
    for page, link in zip(pages, (first, second), strict=True):
        page.goto(link)
        expect(page.locator("h1")).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    assert pages[0].locator("h1").inner_text() != pages[1].locator("h1").inner_text()
    expect(maker.open("/?lang=fr").get_by_test_id("stSidebar")).to_be_visible()


def test_the_links_that_are_open_are_counted_and_revoked_where_the_accesses_are(maker, base):
    link = shared(maker.open(f"/evolution?lang=fr&{DAY}"), "Ministère")
    page = maker.page
    page.goto(f"{base}/access?lang=fr")
    row = page.locator("li", has_text="Ministère")
    expect(row).to_contain_text("Évolution")
    expect(row).to_contain_text("ouvert 0 fois")
    other = maker.context.new_page()
    other.goto(link)
    expect(other.locator("h1")).to_be_visible(timeout=PATIENCE)
    page.reload()
    expect(row).to_contain_text("ouvert 1 fois")
    row.get_by_role("button", name="Révoquer").click()
    expect(page.locator("li", has_text="Ministère")).to_have_count(0)
    other.goto(link)
    expect(other.locator("h1")).to_contain_text("Ce lien n’ouvre rien")
