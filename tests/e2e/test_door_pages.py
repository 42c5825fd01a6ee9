"""The pages of the door as people meet them: by keyboard alone, in three languages, in light and dark, for who sees little."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import expect

from lib.domain.roles import Role
from lib.people.store import People
from lib.usecases.people import accounts
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked
from tests.accounts import PASSWORD, PLAIN, ROOT, present, signed_in
from tests.web.live import Live


@pytest.fixture(scope="module")
def live(sample_file, tmp_path_factory):
    database = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("pages") / "plan.duckdb"))
    account, token = signed_in(database)
    settings = {
        "PLAN_OIDC": "http://localhost:9",
        "PLAN_OIDC_CLIENT": "plan",
        "PLAN_OIDC_SECRET": "of-a-test",
    }
    running = Live(database, PLAN_ACCESS="accounts", PLAN_URL="http://localhost:PORT", **settings)
    running.account, running.session["token"] = account, token
    with closing(People.open(database)) as people:
        said = Said("kofi@example.org", "Kofi Adjavon", Role.READER, "Président", "CCIT")
        _, running.session["link"] = accounts.invite(people, said, Asked(ROOT, present()))
    yield running
    running.stop()


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1366, "light")])
def test_every_page_is_readable_whole_and_has_no_fault_that_a_checker_knows(
    browser, live, language, width, scheme
):
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    page, base = context.new_page(), f"http://localhost:{live.port}"
    places = (
        "/sign-in?",
        "/sign-in?left&",
        "/sign-in/provider?",
        f"/invitation/{live.session['link']}?",
        "/invitation/x?",
        "/account?",
    )
    for place in places:
        if place == "/account?":
            context.add_cookies([{"name": PLAIN, "value": live.session["token"], "url": base}])
        page.goto(f"{base}{place}lang={language}")
        expect(page.locator("h1")).to_be_visible()
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        assert [fault["id"] for fault in Axe().run(page)["violations"]] == [], place
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), place
    context.close()


def test_somebody_comes_in_and_leaves_by_keyboard_alone_with_the_place_kept(browser, live):
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    page.goto(f"http://localhost:{live.port}/account?lang=fr")
    assert "/sign-in" in page.url
    while page.evaluate("document.activeElement.id") != "email":
        page.keyboard.press("Tab")
    page.keyboard.type(live.account.email)
    page.keyboard.press("Tab")
    page.keyboard.type("faux")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="n’est pas")).to_be_visible()
    expect(page.get_by_label("Adresse électronique")).to_have_value(live.account.email)
    while page.evaluate("document.activeElement.id") != "password":
        page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Votre compte")
    while page.evaluate("document.activeElement.innerText") != "Se déconnecter":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Vous êtes déconnecté")).to_be_visible()
    context.close()
