"""The president's page in a browser: on a telephone, at any width, on paper, and back into the dashboard."""

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from lib.i18n import LANGUAGES
from tests.bench.plans import long_action, write_plan
from tests.e2e.people import ForkedServer, titled


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """A plan of 400 actions on 30 axes, with titles as long as people write them."""
    path = tmp_path_factory.mktemp("crowded") / "plan.duckdb"
    write_plan(path, 400, axes=30, action=long_action)
    running = ForkedServer(path)
    yield running
    running.stop()


@pytest.fixture(params=["sample", "crowded"])
def address(request):
    """The sample, and the crowded plan."""
    return request.getfixturevalue("server" if request.param == "sample" else "crowded").address


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen_and_nothing_is_too_small_to_touch(
    browser, address, language, scheme
):
    for width in (320, 390, 683, 820, 1366):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page = context.new_page()
        asked = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(f"{address}/brief?lang={language}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width >= 390:
            assert page.locator("h1").bounding_box()["y"] < 140
        small = page.evaluate(
            "[...document.querySelectorAll('a')].filter(a => a.getClientRects().length && a.getBoundingClientRect().height < 24)"
            ".map(a => a.textContent)"
        )
        assert not small
        assert len([url for url in asked if "favicon" not in url]) == 1
        context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_printed_on_one_sheet(browser, address, language):
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}/brief?lang={language}")
    paper = page.pdf(prefer_css_page_size=True, print_background=True)
    context.close()
    assert len(PdfReader(io.BytesIO(paper)).pages) == 1


def test_an_overdue_action_opens_its_sheet_in_the_dashboard(reader):
    reader.page.goto(f"{reader.address}/brief?lang=fr")
    reader.page.get_by_role("link", name="A6.1").first.click()
    reader.wait()
    titled(reader.page, "A6.1")
    reader.page.goto(f"{reader.address}/brief?lang=fr")
    reader.page.get_by_role("link", name="Ouvrir le tableau de bord").click()
    reader.wait()
    expect(reader.page.locator(".plan-tile")).to_have_count(4)
    assert not reader.faults
