"""A whole round: an editor asks, three organisations answer on telephones of a slow line that is cut, one by workbook, the
editor reads and takes the answers. Nothing is lost; the seconds and clicks of each are printed (`-s`)."""

import time
from datetime import date

import pytest
from playwright.sync_api import expect

from lib.store import reads
from lib.store.connection import Store
from lib.store.state import State
from lib.usecases.start import SAMPLE_PLAN
from tests.e2e.people import DAY
from tests.usecases.test_answer_workbook import PROGRESS, SAID, filled

#: A telephone at the edge of a network: 1 Mbit/s, 400 ms.
LATENCY, SPEED = 400, 125_000
#: Bytes of what one of them attaches: about ten seconds of that line.
FILE = bytes(range(256)) * 4000


class Telephone:
    """Somebody with a telephone, the link of an organisation, and a slow line that can be cut."""

    def __init__(self, browser, link):
        self.context = browser.new_context(
            viewport={"width": 390, "height": 844},
            device_scale_factor=2,
            has_touch=True,
            is_mobile=True,
            locale="fr-FR",
        )
        self.link, self.weight, self.seconds, self.taps = link, 0, 0.0, 0
        self.page = self._new()
        begun = time.monotonic()
        self.page.goto(link)
        self.seconds = time.monotonic() - begun

    def _new(self):
        page = self.context.new_page()
        page.set_default_timeout(60_000)
        self.line = self.context.new_cdp_session(page)
        self.line.send("Network.enable")
        self.line.on("Network.loadingFinished", lambda told: self._weigh(told["encodedDataLength"]))
        self.set(cut=False)
        return page

    def _weigh(self, size):
        self.weight += size

    def set(self, *, cut):
        """Cuts the line, or gives it back."""
        told = {"offline": cut, "latency": LATENCY, "downloadThroughput": SPEED, "uploadThroughput": SPEED}
        self.line.send("Network.emulateNetworkConditions", told)

    def block(self, code):
        """The block of an action."""
        return self.page.locator("section.b", has=self.page.locator("h2", has_text=code))

    def say(self, code, state):
        """Taps how an action stands."""
        self.taps += 1
        self.block(code).locator(f"label.o:has([value={state}])").tap()

    def write(self, code, field, text):
        """Writes in a field of an action."""
        self.taps += 1
        self.block(code).locator(f'[name^="{field}."]').fill(text)

    def kept(self, code, words):
        """Waits until the block of an action says where its draft is."""
        expect(self.block(code).locator(".saved")).to_contain_text(words, timeout=60_000)

    def reopen(self):
        """Closes the page and comes back to it by the same link."""
        self.page.close()
        self.page = self._new()
        self.page.goto(self.link)

    def send(self):
        """Reads again, and sends."""
        self.taps += 2
        self.page.locator("button[value=review]").tap()
        self.page.locator("button[value=send]").tap()
        expect(self.page.locator("h1")).to_contain_text("reçue", timeout=60_000)


class Editor:
    """Somebody at the page of rounds, whose clicks are counted."""

    def __init__(self, reader):
        self.reader, self.page, self.clicks = reader, reader.page, 0

    def come(self):
        """Opens the page."""
        return self.reader.open(f"/rounds?lang=fr&{DAY}")

    def press(self, name, **more):
        """Presses a button and waits until the page is at rest."""
        self.clicks += 1
        self.page.get_by_role("button", name=name, **more).first.click()
        self.reader.wait()

    def unfold(self, words):
        """Unfolds a part, unless it is."""
        part = self.page.locator("details", has_text=words).first
        if part.get_attribute("open") is None:
            self.clicks += 1
            part.locator("summary").click()
            self.reader.wait()
        return part

    def link(self, organisation):
        """Chooses an organisation and takes its link."""
        self.clicks += 2
        self.page.get_by_role("combobox", name="Organisme", exact=True).click()
        self.page.get_by_role("option", name=organisation, exact=True).click()
        self.reader.wait()
        self.clicks += 1  # copies it
        return self.page.get_by_test_id("stCode").first.inner_text().strip()


@pytest.mark.timeout(600)
def test_a_whole_round_loses_nothing(browser, people, fresh_server):
    editor = Editor(people())
    editor.come()
    editor.press("Ouvrir la demande")
    expect(editor.page.locator("h1")).to_contain_text("Aucun", timeout=60_000)
    links = {name: editor.link(name) for name in ("CCIT", "Ambassade du Togo", "AFCET", "OFPPT")}
    asking = editor.clicks

    began = time.monotonic()
    one = Telephone(browser, links["CCIT"])
    opened = one.seconds
    one.say("A3.3", "advances")
    one.write("A3.3", "progress", "75")
    one.say("A4.6", "blocked")
    one.write("A4.6", "obstacle", "Deux filières manquent")
    one.say("A2.3", "done")
    one.block("A2.3").locator("summary", has_text="Joindre").tap()
    field = one.block("A2.3").locator("input[type=file]")
    field.set_input_files({"name": "rapport.pdf", "mimeType": "application/pdf", "buffer": FILE})
    expect(one.block("A2.3").locator("[role=progressbar]")).not_to_have_attribute("aria-valuenow", "0")
    one.set(cut=True)  # the file is on its way
    expect(one.block("A2.3")).to_contain_text("reprendra", timeout=60_000)
    one.say("A3.5", "unchanged")
    one.kept("A3.5", "Gardé sur cet appareil")
    one.set(cut=False)
    one.kept("A3.5", "Gardé à")
    expect(one.block("A2.3")).to_contain_text("Reçu", timeout=120_000)
    one.send()
    first = time.monotonic() - began

    began = time.monotonic()
    two = Telephone(browser, links["Ambassade du Togo"])
    codes = [text.split()[0] for text in two.page.locator("section.b h2").all_inner_texts()]
    two.say(codes[0], "advances")
    two.kept(codes[0], "Gardé à")
    two.set(cut=True)  # between two fields
    two.write(codes[0], "progress", "65")
    two.say(codes[1], "unchanged")
    two.kept(codes[1], "Gardé sur cet appareil")
    two.page.locator("button[value=review]").tap()
    two.page.wait_for_timeout(500)
    two.set(cut=False)
    two.reopen()  # closed meanwhile: what was typed waits in the telephone
    expect(two.block(codes[0]).locator('[name^="progress."]')).to_have_value("65")
    two.kept(codes[1], "Gardé à")
    two.send()
    second = time.monotonic() - began

    began = time.monotonic()
    three = Telephone(browser, links["AFCET"])
    code = three.page.locator("section.b h2").first.inner_text().split()[0]
    three.say(code, "unchanged")
    three.kept(code, "Gardé à")
    three.send()
    third = time.monotonic() - began

    four = browser.new_context()
    base, _, query = links["OFPPT"].partition("?")
    book = four.request.get(f"{base}/workbook?{query}").body()
    asked = four.request.get(links["OFPPT"]).text()
    own = asked.split("<h2><span>")[1].split("<")[0]
    content = filled(book, {(own, SAID): "Elle avance", (own, PROGRESS): 42})
    before = editor.clicks
    editor.come()
    editor.unfold("Un classeur est revenu")
    editor.clicks += 1  # drops it
    editor.page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(
        {"name": "reponses.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )
    editor.press("Enregistrer ces réponses")
    expect(editor.page.locator("h1")).to_contain_text("4 organismes sur 7 ont répondu", timeout=60_000)
    dropping = editor.clicks - before

    before = editor.clicks
    for organisation, button in (
        ("OFPPT", "Reprendre au plan"),
        ("CCIT", "Reprendre les 3 réponses au plan"),
        ("Ambassade du Togo", "Reprendre au plan"),
    ):
        part = editor.unfold(f"{organisation} : ")
        editor.clicks += 1
        part.get_by_role("button", name=button).first.click()
        expect(editor.page.locator("details", has_text=f"{organisation} : ")).to_have_count(0, timeout=60_000)
        editor.reader.wait()
    taking = editor.clicks - before
    assert not editor.reader.faults
    editor.reader.page.close()
    fresh_server.stop()

    store = Store.open(fresh_server.database)
    state = State(store, reads.current_revision(store), SAMPLE_PLAN, date(2026, 11, 24))
    try:
        held = {key: reads.action(state, key) for key in ("A3.3", "A4.6", "A2.3", codes[0], own)}
        assert (held["A3.3"].progress, held["A4.6"].status, held["A2.3"].status) == (75.0, "blocked", "done")
        assert (held[codes[0]].progress, held[own].progress) == (65.0, 42.0)
        (file,) = reads.linked(state, table="attachment", field="carrier", named=f"action:{held['A2.3'].key}")
        assert (file.values["size"], file.values["title"]) == (len(FILE), "rapport.pdf")
        (asked,) = reads.rounds(state)
        assert (asked.answered, asked.in_time, asked.waiting) == (4, 4, 0)
        (said,) = [d for d in reads.round_declarations(state, key=asked.key) if d.code == "A4.6"]
        assert said.obstacle == "Deux filières manquent"
        authors = [
            r.author for n in range(state.revision - 2, state.revision + 1) if (r := reads.revision(store, n))
        ]
        assert authors == ["OFPPT", "CCIT", "Ambassade du Togo"]
    finally:
        store.close()
    print(
        f"\nopened in {opened:.1f} s; CCIT {first:.0f} s, {one.taps} taps, {one.weight / 1000:.0f} kB read; "
        f"embassy {second:.0f} s, {two.taps} taps; AFCET {third:.0f} s, {three.taps} taps; "
        f"editor: {asking} clicks to ask four, {dropping} for the workbook, {taking} to take all"
    )


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_a_link_fits_a_telephone(browser, people, language, scheme):
    editor = Editor(people())
    editor.come()
    editor.press("Ouvrir la demande")
    link = editor.link("CCIT").replace("lang=fr", f"lang={language}")
    for width in (320, 390, 1366):
        context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
        page = context.new_page()
        asked = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(link)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert len([url for url in asked if "favicon" not in url]) == 1
        small = page.evaluate(
            "[...document.querySelectorAll('a, button, summary, .o span, input:not([type=radio])')]"
            ".filter(e => e.getClientRects().length && e.type !== 'hidden' && e.getBoundingClientRect().height < 24).map(e => e.outerHTML)"
        )
        assert not small
        context.close()


def test_without_a_script_a_link_is_answered_all_the_same(browser, people):
    editor = Editor(people())
    editor.come()
    editor.press("Ouvrir la demande")
    link = editor.link("AFCET")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(link)
    page.locator("label.o:has([value=advances])").first.click()
    page.locator('[name^="progress."]').first.fill("65")
    page.locator("button[value=review]").click()
    expect(page.locator("h1")).to_contain_text("Est-ce bien votre réponse")
    page.locator("button[value=send]").click()
    expect(page.locator("h1")).to_contain_text("reçue")
    context.close()


def test_to_read_again_while_the_line_is_cut_stays_on_the_page(browser, people):
    editor = Editor(people())
    editor.come()
    editor.press("Ouvrir la demande")
    one = Telephone(browser, editor.link("CCIT"))
    one.say("A3.3", "unchanged")
    one.kept("A3.3", "Gardé à")
    said = []
    one.page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
    one.set(cut=True)  # and nothing waits to be sent
    one.page.locator("button[value=review]").tap()
    one.page.wait_for_timeout(1500)
    assert ["ligne est coupée" in words for words in said] == [True]
    assert one.page.url.split("?")[0] == one.link.split("?")[0]
    expect(one.block("A3.3").locator("[value=unchanged]")).to_be_checked()
    one.set(cut=False)
    one.send()


def test_two_telephones_on_one_link_choose_what_both_answered(browser, people):
    editor = Editor(people())
    editor.come()
    editor.press("Ouvrir la demande")
    link = editor.link("CCIT")
    one, two = Telephone(browser, link), Telephone(browser, link)
    one.say("A3.3", "advances")
    one.write("A3.3", "progress", "75")
    one.kept("A3.3", "Gardé à")
    two.say("A3.3", "advances")
    two.kept("A3.3", "Gardé à")
    two.write("A3.3", "progress", "40")
    two.kept("A3.3", "Quelqu'un a répondu ici")
    two.reopen()  # what was typed waits in the telephone
    expect(two.block("A3.3").locator('[name^="progress."]')).to_have_value("40")
    two.say("A4.6", "unchanged")
    two.kept("A4.6", "Gardé à")
    two.page.locator("button[value=review]").tap()
    choices = two.page.locator('[name^="progress."]')
    expect(choices).to_have_count(2)
    expect(choices.first).to_be_checked()
    two.page.locator("label.o:has([value='40'])").tap()
    two.page.locator("button[value=send]").tap()
    expect(two.page.locator("h1")).to_contain_text("reçue", timeout=60_000)
    one.say("A4.6", "unchanged")
    expect(one.page.locator("#state")).to_contain_text("Envoyée le", timeout=60_000)
    two.page.goto(link)
    expect(two.block("A3.3").locator('[name^="progress."]')).to_have_value("40")
    expect(two.block("A3.3").locator(".saved")).not_to_contain_text("Quelqu'un")
