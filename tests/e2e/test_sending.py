"""An administrator in a browser: comes in by the door, sends a first mail, switches on, copies; a telephone makes a calendar."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.accounts import PASSWORD, signed_in
from tests.e2e.people import ForkedServer
from tests.mail.mailbox import mailbox


@pytest.fixture(scope="module")
def house(sample_file, tmp_path_factory):
    """A server with accounts and a mail server beside it."""
    file = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("sending") / "plan.duckdb"))
    account, _ = signed_in(file)
    with mailbox() as (box, port):
        settings = {"PLAN_ACCESS": "accounts", "PLAN_SMTP": f"smtp://127.0.0.1:{port}?from=plan@ccis.example"}
        os.environ |= settings
        running = ForkedServer(file)
        yield running, account, box
        running.stop()
        for name in settings:
            del os.environ[name]


@pytest.mark.parametrize(("width", "scheme", "language"), [(1366, "light", "fr"), (390, "dark", "ar")])
def test_mail_is_set_up_by_pressing_what_the_page_says(browser, house, width, scheme, language):
    server, account, box = house
    context = browser.new_context(viewport={"width": width, "height": 768}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{server.address}/sending?lang={language}")
    page.fill("input[name=email]", account.email)
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button").first.click()
    expect(page.locator("main .roomy")).to_be_visible()
    sent = len(box.taken)
    page.locator("main form button").first.click()
    expect(page.locator(".well")).to_be_visible()
    assert len(box.taken) == sent + 1
    presses = page.locator("h2 ~ ul").first.locator("button")
    expect(presses).to_have_count(7)
    before = page.locator("h2 ~ ul").first.inner_text()
    presses.last.click()
    expect(page.locator("h2 ~ ul").first).not_to_have_text(before)
    page.locator("form[method=get] button").click()
    expect(page.locator("textarea")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is cut at the side"
    page.goto(f"{server.address}/access?lang={language}")
    page.fill("input[name=name]", "Agenda")
    page.locator("main form button").last.click()
    address = page.locator("main input[readonly]").input_value()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    answer = context.request.get(address)
    assert (answer.status, answer.text()[:15]) == (200, "BEGIN:VCALENDAR")
    context.close()
