"""Every page opened once in a browser: everybody can use it, it fits, in both themes, from either side."""

from urllib.parse import urlparse

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import expect

from lib.ui.navigation import ENTRIES
from tests.e2e.people import DAY, until

PATHS = [f"/{entry.path}?code=A4.6&partner=CCIT&" for entry in ENTRIES]
VIEWS = [
    "/deadlines?view=calendar&",
    "/deadlines?view=moves&",
    "/partners?view=turns&",
    "/outlook?view=chances&",
    "/outlook?view=by&",
    "/partners?view=letters&",
    "/partners?view=led&",
    "/partners?view=journal&",
    "/partner?partner=CCIT&view=actions&",
    "/partner?partner=CCIT&view=exchanges&",
    "/commitments?view=free&",
    "/commitments?view=declared&",
    "/actions?view=grid&",
    "/order?view=axes&",
]
OPENED = [
    *[f"{address}lang=fr&{DAY}" for address in [*PATHS, *VIEWS]],
    *[f"{address}lang=ar&{DAY}" for address in PATHS],
]
#: Parts of the framework that we cannot change: the rule, and what the element is.
NOT_OURS = {
    ("list", "stSidebarNavItems"),  # section headings among the entries of the menu
    ("listitem", '<li class="st-emotion-cache'),
    ("aria-required-attr", 'role="spinbutton"'),  # an empty part of a date has no value to tell
}
#: What the dark theme can change: colours alone.
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}


@pytest.fixture(scope="module", params=OPENED)
def opened(request, window):
    """A page at rest, opened once for all the tests that look at it."""
    window.page.emulate_media(color_scheme="light")
    page = window.open(request.param)
    page.wait_for_timeout(300)
    return page


def serious(page, **options):
    """The serious and critical findings of axe-core, one line each."""
    found = []
    for violation in Axe().run(page, options={"resultTypes": ["violations"], **options})["violations"]:
        if violation["impact"] not in {"serious", "critical"}:
            continue
        for node in violation["nodes"]:
            ours = not any(violation["id"] == rule and part in node["html"] for rule, part in NOT_OURS)
            if ours:
                found.append(f"{violation['id']}: {node['target']} {node['html'][:160]}")
    return found


def lasting(page, **options):
    """The findings that stay: what is still being drawn is pale for a moment."""
    found = serious(page, **options)
    if found:
        page.wait_for_timeout(2000)
        found = serious(page, **options)
    return found


def test_a_page_asks_nothing_of_any_other_machine(opened, window):
    hosts = {urlparse(address).hostname for address in window.requested if address.startswith(("http", "ws"))}
    assert hosts == {"localhost"}


def test_a_page_shows_no_failure_and_never_scrolls_sideways_on_a_small_laptop(opened, window):
    assert not window.faults
    expect(opened.get_by_test_id("stException")).to_have_count(0)
    main = "document.querySelector('[data-testid=stMain]')"
    assert opened.evaluate(f"{main}.scrollWidth <= {main}.clientWidth")
    assert opened.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_axe_finds_nothing_serious_on_a_page(opened):
    found = lasting(opened)
    assert not found, "\n".join(found)


def test_axe_finds_nothing_serious_in_the_dark(opened):
    opened.emulate_media(color_scheme="dark")
    # The framework changes its theme some time after the browser told it: what is looked at earlier is the light page.
    expect(opened.locator(".stApp")).to_have_css("background-color", "rgb(20, 24, 29)")
    found = lasting(opened, **COLOURS)
    opened.emulate_media(color_scheme="light")
    assert not found, "\n".join(found)


FOCUSABLE = """[...document.querySelectorAll('a[href], button, input, textarea, summary, [role=combobox]')]
  .filter(e => e.tabIndex >= 0 && !e.disabled && e.getClientRects().length && getComputedStyle(e).visibility != 'hidden'
    && (e.tagName == 'SUMMARY' || !e.closest('details:not([open])')))"""

#: Notes where the focus comes.
REACHED = """() => { window.reached ??= (document.addEventListener("focusin",
    e => e.target.dataset.stop !== undefined && window.reached.add(e.target.dataset.stop)), new Set()); window.reached.clear(); }"""
#: Presses between two looks.
AT_ONCE = 15


def unreached(page):
    """What can have the focus and the keyboard does not reach."""
    wanted = page.evaluate(f"{FOCUSABLE}.map((e, i) => e.dataset.stop = String(i))")
    page.evaluate(REACHED)
    reached = set()
    for _ in range(0, len(wanted) + 60, AT_ONCE):
        for _ in range(AT_ONCE):
            page.keyboard.press("Tab")
        reached = set(page.evaluate("[...window.reached]"))
        if len(reached) == len(wanted):
            return {}
    missed = {
        stop: page.evaluate(f"document.querySelector('[data-stop=\"{stop}\"]')?.outerHTML.slice(0, 160)")
        for stop in wanted
        if stop not in reached
    }
    # The choices of one control are one stop, the arrows go from one to the next: towards the end of the line.
    onward = "ArrowLeft" if page.evaluate("document.documentElement.dir") == "rtl" else "ArrowRight"
    for group in page.locator('[data-testid="stButtonGroup"]:visible').all():
        choices = group.locator('[data-variant="segmented_control"]')
        if not choices.count():
            continue
        choices.first.focus()
        for _ in range(choices.count()):
            page.keyboard.press(onward)
            stop = page.evaluate("document.activeElement.dataset.stop")
            if "segmented_control" in (missed.get(stop) or ""):
                del missed[stop]
    return missed


def test_the_keyboard_reaches_everything(opened):
    missed = unreached(opened)
    if missed:  # what was drawn anew on the way has another in its place
        opened.wait_for_timeout(2000)
        missed = unreached(opened)
    assert not missed


def test_the_focus_is_seen(window):
    page = window.open(f"/?lang=fr&{DAY}")
    for _ in range(4):
        page.keyboard.press("Tab")
    until(page, "() => getComputedStyle(document.activeElement).outlineStyle == 'solid'")
