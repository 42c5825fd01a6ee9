"""A whole meeting in a browser, by keyboard; somebody else uploads in the middle; then the next meeting."""

import io
import re

import pytest
from docx import Document
from playwright.sync_api import expect

from tests.bench.plans import long_action, write_plan
from tests.e2e.people import PATIENCE, ForkedServer, Reader, titled
from tests.e2e.test_writing import updated_plan

TITLES = (
    "Où en est le plan",
    "Échéances dépassées",
    "Actions bloquées",
    "Échéances à venir",
    "En attente d'un partenaire",
    "Décisions de cette réunion",
    "Prochaine réunion",
)


def title(person):
    """The title of the screen, once it is drawn."""
    heading = person.wait().locator("h1")
    expect(heading).to_have_count(1)
    return heading.inner_text()


def pressed(page, key, seen):
    """Presses a key, again when it fell while the screen was being drawn, as anybody would; `seen(timeout)` tells."""
    page.keyboard.press(key)
    try:
        seen(PATIENCE / 3)
    except AssertionError:
        page.keyboard.press(key)
        seen(PATIENCE)


def turn(person, key):
    """Goes to the next screen, or to the one before, and answers its title."""
    other = re.compile(f"^(?!{re.escape(title(person))}$)")
    heading = expect(person.page.locator("h1"))
    pressed(person.page, key, lambda patience: heading.to_have_text([other], timeout=patience))
    return title(person)


def walk(person, key, until):
    """Presses a key until a title begins with words; answers the titles seen."""
    seen = [title(person)]
    while not seen[-1].startswith(until):
        seen.append(turn(person, key))
        assert len(seen) < 40
    return seen


def drawer(page, key):
    """The drawer that a key opens."""
    opened = page.get_by_role("dialog")
    pressed(page, key, lambda patience: expect(opened).to_have_count(1, timeout=patience))
    return opened


def fits(page):
    """Nothing under the buttons, nothing to scroll."""
    return page.evaluate(
        """() => {
            const nav = document.querySelector('.st-key-meeting_nav').getBoundingClientRect().top;
            const all = [...document.querySelectorAll('.plan-table tr, .plan-sentence, .plan-tile, h1')];
            const low = Math.max(...all.map((e) => e.getBoundingClientRect().bottom));
            const main = document.querySelector('[data-testid="stMain"]');
            const sizes = [...document.querySelectorAll('.plan-table td, .plan-table th, .plan-state, .plan-sentence')]
                .map((e) => parseFloat(getComputedStyle(e).fontSize));
            const rows = [...document.querySelectorAll('.plan-table tbody tr')];
            return low <= nav && main.scrollWidth <= innerWidth && Math.min(...sizes) >= 22
                && rows.length <= 7 && rows.every((r) => r.getBoundingClientRect().height >= 44)
                && !document.querySelector('[data-testid="stSidebar"]')?.getBoundingClientRect().width;
        }"""
    )


def record(person, name):
    """Presses the button of the drawer, once, and leaves the drawer when it is recorded."""
    opened = person.page.get_by_role("dialog")
    opened.get_by_role("button", name=name).click()
    expect(person.page.get_by_test_id("stToast").filter(has_text="Noté").last).to_be_visible()
    person.wait()
    person.page.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    person.wait()


def decide(person, text, owner):
    """D, the words, the function, recorded."""
    form = drawer(person.page, "d")
    form.get_by_label("Décision : une phrase").fill(text)
    form.get_by_label("Responsable (fonction)").fill(owner)
    record(person, "Enregistrer la décision")


def note(person, kind, label, value):
    """N, the kind of note, its value, recorded."""
    form = drawer(person.page, "n")
    form.get_by_role("radio", name=kind).or_(form.get_by_text(kind, exact=True)).first.click()
    form.get_by_label(label).fill(value)
    record(person, "Enregistrer")


def test_a_whole_meeting_by_keyboard_with_an_upload_in_the_middle_and_the_next_meeting(people):
    chair, assistant = people(), people()
    page = chair.open("/meeting?lang=fr")
    page.get_by_role("button", name="Ouvrir la réunion").click()
    titled(page, "Où en est le plan")
    seen = walk(chair, "ArrowRight", "Échéances dépassées")
    assert fits(page)

    decide(chair, "Relancer le CIMAR par écrit", "Directeur (CCIS-RSK)")
    note(chair, "Nouveau responsable", "Nouveau responsable (fonction)", "Directeur adjoint (CIMAR)")
    expect(page.locator(".plan-table tbody tr").first).to_contain_text(
        "Noté : Responsable Directeur adjoint (CIMAR)"
    )
    frozen = page.locator(".plan-table tbody tr").all_inner_texts()

    other = assistant.open("/import?lang=fr")
    assistant.upload(
        "arrivé pendant.csv",
        updated_plan(
            **{"A3.3": {"statut": "Réalisée", "avancement": "100", "date_realisation": "20/11/2026"}}
        ),
    )
    other.get_by_role("button", name="Enregistrer cette version").click()
    expect(other.get_by_text("Import enregistré")).to_be_visible()

    assert turn(chair, "ArrowRight").startswith("Actions bloquées")
    assert turn(chair, "ArrowLeft").startswith("Échéances dépassées")
    assert page.locator(".plan-table tbody tr").all_inner_texts() == frozen
    expect(page.locator(".plan-state").first).to_contain_text("Chiffres arrêtés au 24/11/2026")

    seen += walk(chair, "ArrowRight", "Actions bloquées")
    decide(chair, "Saisir le ministère", "Président (CCIS-RSK)")
    note(chair, "Appui demandé", "Ce qui est demandé au président", "Écrire à l'ambassadeur")
    seen += walk(chair, "ArrowRight", "Décisions de cette réunion")
    decide(chair, "Fixer la date de la mission", "Conseiller économique")
    rows = page.locator(".plan-table tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.last).to_contain_text("D-2026-003")
    assert fits(page)
    seen += walk(chair, "ArrowRight", "Prochaine réunion")
    assert all(any(name.startswith(words) for name in seen) for words in TITLES)
    while page.get_by_role("button", name="Vers la clôture").count() == 0:
        turn(chair, "ArrowRight")
    turn(chair, "ArrowRight")

    expect(page.get_by_text("Reçu d'autres personnes entre-temps")).to_be_visible()
    expect(page.locator(".plan-list")).to_contain_text("arrivé pendant.csv")
    page.get_by_role("button", name="Clôturer et produire le relevé").click()
    expect(page.get_by_text("La réunion est close.")).to_be_visible()
    chair.wait()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Télécharger le relevé (Word)").click()
    paper = Document(io.BytesIO(waiting.value.path().read_bytes()))
    words = " ".join(c.text for table in paper.tables for row in table.rows for c in row.cells)
    words += " ".join(p.text for p in paper.paragraphs)
    for expected in (
        "D-2026-001",
        "D-2026-002",
        "D-2026-003",
        "Relancer le CIMAR par écrit",
        "arrivé pendant.csv",
    ):
        assert expected in words
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Télécharger le relevé (PDF)").click()
    assert waiting.value.path().read_bytes().startswith(b"%PDF")

    page.get_by_role("button", name="Toutes les réunions").click()
    page.get_by_role("button", name="Ouvrir la réunion").click()
    titled(page, "Où en est le plan")
    turn(chair, "ArrowRight")
    table = page.locator(".plan-table")
    expect(table).to_contain_text(
        "Mettre en place une veille réglementaire partagée – réalisée le 20/11/2026"
    )
    expect(table).to_contain_text("désormais confiée à Directeur adjoint (CIMAR)")
    walk(chair, "ArrowRight", "Décisions précédentes")
    expect(page.locator(".plan-table tbody tr")).to_have_count(3)
    assert not chair.faults
    assert not assistant.faults


@pytest.fixture(scope="module", params=["sample", "long"])
def projected(request, browser, sample_file, tmp_path_factory):
    """A server with an open meeting, on the sample or on 300 actions with long titles in both alphabets."""
    path = tmp_path_factory.mktemp(request.param) / "plan.duckdb"
    if request.param == "long":
        write_plan(path, 300, action=long_action)
    else:
        path.write_bytes(sample_file.read_bytes())
    running = ForkedServer(path)
    chair = Reader(browser, running.address)
    page = chair.open("/meeting?lang=fr")
    page.get_by_role("button", name="Ouvrir la réunion").click()
    titled(page, "Où en est le plan")
    chair.wait()
    chair.context.close()
    yield running
    running.stop()


SIZES = ({"width": 1366, "height": 768}, {"width": 1920, "height": 1080})


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_screen_fits_whole_at_both_sizes_with_large_letters(browser, projected, language):
    person = Reader(browser, projected.address)
    for screen in range(1, 9):
        parts = 1
        for part in (1, 2):
            if part > parts:
                break
            page = person.open(f"/meeting?lang={language}&mode=meeting&screen={screen}&part={part}")
            parts = int((re.findall(r"/\D*(\d+)\D*$", page.locator("h1").inner_text()) or ["1"])[0])
            for size in SIZES:
                page.set_viewport_size(size)
                page.wait_for_timeout(200)
                assert fits(page), (page.url, size)
                if screen == 1 and part == 1:
                    figure = page.locator(".plan-tile .figure").first
                    assert float(figure.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) >= 64
                    assert page.locator(".plan-tile .figure bdi").first.inner_text().count("/") == 1
    assert not person.faults
    person.context.close()


def test_a_drawer_that_is_left_does_not_come_back_for_what_another_records_at_that_moment(people):
    chair = people()
    page = chair.open("/meeting?lang=fr")
    page.get_by_role("button", name="Ouvrir la réunion").click()
    titled(page, "Où en est le plan")
    opened = drawer(page, "d")
    expect(opened.get_by_label("Décision : une phrase")).to_be_focused()
    chair.wait()
    asked = []
    page.route("**/revision", lambda route: asked.append(route))
    for _ in range(100):
        if asked:
            break
        page.wait_for_timeout(50)
    page.keyboard.press("Escape")
    asked[0].fulfill(body="9999")
    page.wait_for_timeout(2000)
    expect(opened).to_have_count(0)
    turn(chair, "ArrowRight")
