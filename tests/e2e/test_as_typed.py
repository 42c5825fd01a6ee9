"""In a browser: every text of a widget, a title and a page is there as it was typed, and no element is made of it."""

import json
import os
import shutil
import time
import urllib.request
from urllib.parse import quote

import pytest

from lib.store.connection import Store
from lib.ui.navigation import PAGES
from tests.e2e.people import READY, ForkedServer, Reader, Server, until
from tests.poison import EVIL, POISONS, poison, poisoned

TEXTS = [
    *POISONS,
    "1. Réunion", "2) x", "- liste", "+ a", "* b", "> cité", "# titre", "Lot #", "---", "===", "``` code", "~~~ x", "    indenté",
    "| a | b |", "::: x", ":::red[x]", "http://e.vil/x", "voir www.e.vil.com et HTTPS://E.VIL", "a.b@c.ma", "a -> b",
    "<- <-> -- >= <= ~= x", "-> b", "x --", "&amp; &#65; &lt;", r"a\b \* \\", "$5 et $6", "$$x$$",
    "a:b:c :+1: :100: :streamlit: :material_home:", "::small[]", ":small[x] :color[y]{foreground=red} :red-badge[z] :shimmer[a] :help[x]",
    "[^1]: note", "[ref]: http://e.vil", "<http://e.vil>", "<!-- c -->", "<script>alert(1)</script>", "snake_case_name *a*b* __init__",
    "14:30 a:b", "Axe 5 : 27 points", "١. بند", "x^2 ~1~ H~2~O", "mailto:a@b.ma ftp://e.vil xmpp:a@b.c", "- [ ] x", "a_b@c.ma www.a_b.c",
    "--", "->", ":material/home:", "a|b\n-|-\n1|2", "x\n===", "x\n---", "un\n\n- deux\n# trois", "{x} }{ \"q\" 'q' (c) !", "🙂 é :smile:",
]  # fmt: skip
#: Where each widget of the gallery shows its text.
PLACES = {
    "title": "h1",
    "header": "h2",
    "alert": "[data-testid=stAlertContainer] [data-testid=stMarkdownContainer]",
    "button": ".stButton button",
    "expander": "[data-testid=stExpander] summary [data-testid=stMarkdownContainer]",
    "checkbox": ".stCheckbox label",
    "radio": ".stRadio [role=radiogroup] label",
    "selectbox": ".stSelectbox label",
    "input": ".stTextInput label",
    "popover": "[data-testid=stPopover] button [data-testid=stMarkdownContainer]",
    "choice": "[data-testid=stButtonGroup] button",
    "download": ".stDownloadButton button",
}
#: What Markdown would make: our pages have none of it, nor has a text.
MADE = (
    "em, strong, del, code, sup, sub, blockquote, hr, pre, .katex, .footnotes, img, [role=img]:not([data-testid]), "
    "[class*=stMarkdownColored], [class*=stMarkdownBadge], a[href^='http:'], a[href^='https:'], a[href^='mailto:']"
)


class Gallery(Server):
    """A server of a page that shows every widget on each text."""

    def start(self):
        """Starts it and waits until it answers."""
        file = self.database
        file.write_text(json.dumps(TEXTS), encoding="utf-8")
        script = PAGES.parent / "tests" / "e2e" / "gallery.py"
        arguments = ["run", str(script), "--server.port", str(self.port)]
        environment = {**os.environ, "GALLERY_TEXTS": str(file), "PYTHONPATH": str(PAGES.parent)}
        self.process = self.begin(arguments, environment, file.with_suffix(".log"))
        for _ in range(200):
            try:
                urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(file.with_suffix(".log").read_text())


def test_every_widget_shows_every_text_as_it_was_typed(browser, tmp_path):
    gallery = Gallery(tmp_path / "texts.json")
    page = browser.new_page()
    try:
        page.goto(gallery.address)
        page.wait_for_selector(READY)
        faults = []
        for name, place in PLACES.items():
            until(
                page,
                "([place, n]) => document.querySelectorAll(place).length >= n",
                [place, len(TEXTS)],
                patience=60_000,
            )
            found = page.eval_on_selector_all(
                place, "(all, made) => all.map(e => [e.textContent, e.querySelectorAll(made).length])", MADE
            )
            for typed, (shown, made) in zip(TEXTS, found, strict=True):
                if " ".join(shown.split()) != " ".join(typed.split()) or made:
                    faults.append(f"{name}: {typed!r} is {shown!r}, {made} made of it")
        assert not faults, "\n".join(faults)
    finally:
        page.close()
        gallery.stop()


@pytest.fixture(scope="module")
def poisonous(sample_file, tmp_path_factory):
    """A server on a plan with poison in every text."""
    path = tmp_path_factory.mktemp("poison") / "plan.duckdb"
    shutil.copy(sample_file, path)
    store = Store.open(path)
    poison(store)
    store.close()
    running = ForkedServer(path)
    yield running
    running.stop()


ADDRESSES = [
    "/", "/axes", "/deadlines", "/deadlines?view=calendar", "/evolution", "/outlook?view=by", "/actions", "/partners", "/partners?view=journal",
    "/commitments", "/meeting", "/documents", "/minutes", "/history", "/quality", "/search?q=vil", "/brief",
    f"/action?code={quote(poisoned('A1.1'))}", f"/partner?partner={quote(poisoned('CCIT'))}",
]  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_page_of_a_poisonous_plan_is_made_of_its_texts(browser, poisonous, language):
    reader = Reader(browser, poisonous.address)
    asked = []
    reader.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    faults, read = [], ""
    try:
        for address in ADDRESSES:
            joint = "&" if "?" in address else "?"
            at = f"{address}{joint}lang={language}&day=2026-11-24"
            if address == "/brief":
                reader.page.goto(poisonous.address + at)
            else:
                reader.open(at)
            # A typed address may lead to itself, from a cell; no text leads anywhere else.
            faults += reader.page.evaluate(
                "([made, evil, at]) => [...document.querySelectorAll(`[data-testid=stMain] :is(${made}), body > main :is(${made})`)]"
                ".filter(e => !(e.tagName === 'A' && e.textContent === e.getAttribute('href') && e.rel.includes('noopener')))"
                ".filter(e => !e.closest('[data-testid=stCode], .plan-bar') && !e.matches('[role=img]:not(span)'))"
                ".map(e => `${at}: ${e.outerHTML.slice(0, 200)}`)",
                [MADE, EVIL, at],
            )
            read += reader.page.evaluate("document.title + ' ' + document.body.textContent")
        assert not faults, "\n".join(faults)
        assert not asked
        assert not [address for address in reader.requested if "e.vil" in address.split("?")[0].split("#")[0]]
        for poisonous_text in POISONS[:3]:
            assert " ".join(poisonous_text.split()) in " ".join(read.split())
        reader.open(f"/action?code={quote(poisoned('A1.1'))}&lang={language}&day=2026-11-24")
        assert poisoned("A1.1") in " ".join(reader.page.locator("h1").text_content().split())
    finally:
        reader.context.close()
