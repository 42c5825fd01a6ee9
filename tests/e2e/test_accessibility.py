"""Everybody can use it: axe-core finds nothing serious that is ours, the keyboard reaches everything."""

import pytest
from axe_core_python.sync_playwright import Axe

from lib.ui.navigation import ENTRIES
from tests.e2e.people import Reader

DAY = "day=2026-11-24"
ADDRESSES = [
    *[f"/{entry.path}?code=A4.6&partner=CCIT&" for entry in ENTRIES],
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
]
#: Parts of the framework that we cannot change: the rule, and what the element is.
NOT_OURS = {
    ("list", "stSidebarNavItems"),  # section headings among the entries of the menu
    ("listitem", '<li class="st-emotion-cache'),
    ("aria-required-attr", 'role="spinbutton"'),  # an empty part of a date has no value to tell
}


def serious(page):
    """The serious and critical findings of axe-core, one line each."""
    found = []
    for violation in Axe().run(page)["violations"]:
        if violation["impact"] not in {"serious", "critical"}:
            continue
        for node in violation["nodes"]:
            ours = not any(violation["id"] == rule and part in node["html"] for rule, part in NOT_OURS)
            if ours:
                found.append(f"{violation['id']}: {node['target']} {node['html'][:160]}")
    return found


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_serious_on_a_page(browser, server, windows, address, theme):
    person = Reader(browser, server.address, within=windows[theme])
    page = person.open(f"{address}lang=fr&{DAY}")
    page.wait_for_timeout(400)
    found = serious(page)
    if found:  # a page that is still changing is pale for a moment: what counts is what stays
        page.wait_for_timeout(2000)
        found = serious(page)
    person.page.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("address", ADDRESSES[:3])
def test_axe_finds_nothing_serious_in_arabic(reader, address):
    page = reader.open(f"{address}lang=ar&{DAY}")
    page.wait_for_timeout(400)
    assert not serious(page)


FOCUSABLE = """[...document.querySelectorAll('a[href], button, input, textarea, summary, [role=combobox]')]
  .filter(e => e.tabIndex >= 0 && !e.disabled && e.getClientRects().length && getComputedStyle(e).visibility != 'hidden'
    && (e.tagName == 'SUMMARY' || !e.closest('details:not([open])')))"""


@pytest.mark.parametrize("path", [f"/{entry.path}" for entry in ENTRIES])
def test_the_keyboard_reaches_everything(reader, path):
    page = reader.open(f"{path}?lang=fr&{DAY}&code=A1.6")
    page.wait_for_timeout(300)
    wanted = page.evaluate(f"{FOCUSABLE}.map((e, i) => e.dataset.stop = String(i))")
    reached = set()
    for _ in range(len(wanted) + 60):
        page.keyboard.press("Tab")
        stop = page.evaluate("document.activeElement && document.activeElement.dataset.stop")
        if stop is not None:
            reached.add(stop)
        if len(reached) == len(wanted):
            break
    missed = [
        page.evaluate(f"document.querySelector('[data-stop=\"{stop}\"]')?.outerHTML.slice(0, 160)")
        for stop in wanted
        if stop not in reached
    ]
    # The choices of one control are one stop, the arrows go from one to the next.
    assert not [html for html in missed if "segmented_control" not in html]
    for group in page.locator('[data-testid="stButtonGroup"]:visible').all() if missed else ():
        choices = group.locator('[data-variant="segmented_control"]')
        if not choices.count():
            continue
        choices.first.focus()
        for _ in range(choices.count()):
            page.keyboard.press("ArrowRight")
            reached.add(page.evaluate("document.activeElement.dataset.stop"))
    assert set(wanted) <= reached


def test_the_focus_is_seen(reader):
    page = reader.open(f"/?lang=fr&{DAY}")
    for _ in range(4):
        page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
