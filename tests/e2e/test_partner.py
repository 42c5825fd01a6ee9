"""A partner with an account, in a browser: what it writes of its own actions, and what it is not shown."""

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lib.domain.roles import Role
from lib.domain.writing import Writing
from lib.store.connection import Store
from lib.store.ledger import NOW, rows_at
from lib.usecases.record import create_row
from lib.usecases.rounds import open_round
from lib.usecases.start import SAMPLE_PLAN
from tests.accounts import PLAIN, signed_in
from tests.e2e.people import DAY, ForkedServer, Reader, titled
from tests.e2e.test_files import attached

OWN, HOUSE = "Ambassade du Togo", "ZORGLUB dit entre nous"
MACHINE = Writing(SAMPLE_PLAN, "Amina", datetime(2026, 11, 24, 9), date(2026, 11, 24))
AWA = "Awa Mensah, Conseillère économique (Ambassade du Togo)"
#: What is for those who keep the plan: none of it stands on a page of a partner.
FOR_EDITORS = (
    "Modifier", "Arbitrer", "Archiver", "Supprimer", "Retirer", "Importer", "Voir comme le partenaire", "Retirer une étape",
    "Enregistrer cette version", "Nouvelle action",
)  # fmt: skip


@pytest.fixture(scope="module")
def served(sample_file, tmp_path_factory):
    """The sample where people sign in: a note of the house on an action of the partner, a round that asks it."""
    database = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("partner") / "plan.duckdb"))
    store = Store.open(database)
    mine = next(k for k, r in rows_at(store, NOW, SAMPLE_PLAN, "action").items() if r["code"] == "A1.6")
    create_row(
        store,
        "note",
        {"action": mine, "noted_on": MACHINE.today, "noted_by": "Amina", "text": HOUSE, "shared": False},
        MACHINE,
    )
    open_round(store, {"asked_for": date(2026, 12, 1)}, [OWN, "CCIT"], MACHINE)
    store.close()
    _, other = signed_in(database)  # somebody must be able to administer
    _, token = signed_in(database, "Awa Mensah", Role.PARTNER, OWN, "Conseillère économique")
    with pytest.MonkeyPatch.context() as settings:
        settings.setenv("PLAN_ACCESS", "accounts")
        running = ForkedServer(database)
    running.session, running.other = token, other
    yield running
    running.stop()


@pytest.fixture
def awa(browser, served):
    person = Reader(browser, served.address)
    person.context.add_cookies([{"name": PLAIN, "value": served.session, "url": served.address}])
    yield person
    person.context.close()


def shows_nothing_of_the_house(page):
    """No press, part or word of those who keep the plan stands on the page."""
    said = page.get_by_test_id("stApp").inner_text()
    assert HOUSE not in said
    pressed = page.locator("button:visible, summary:visible, a:visible").all_inner_texts()
    assert not [text for text in pressed if any(word in text for word in FOR_EDITORS)]


def test_a_partner_declares_notes_attaches_records_an_exchange_and_signs(awa):
    page = awa.open(f"/action?code=A1.6&lang=fr&{DAY}")
    shows_nothing_of_the_house(page)
    page.get_by_text("Consigner ce qu'une partie déclare").click()
    form = page.get_by_test_id("stForm").filter(
        has=page.get_by_role("button", name="Enregistrer la déclaration")
    )
    expect(form.get_by_label("Organisme")).to_have_value(OWN)
    form.get_by_label("Avancement").fill("60")
    form.get_by_label("Justificatif").fill("Note verbale du 20 novembre")
    form.get_by_role("button", name="Enregistrer la déclaration").click()
    expect(page.get_by_role("row").filter(has_text="Note verbale du 20 novembre")).to_be_visible()
    page = awa.wait()

    page.get_by_text("Ajouter une note").click()
    form = page.get_by_test_id("stForm").filter(has=page.get_by_label("Note", exact=True))
    form.get_by_label("Note", exact=True).fill("Vu avec le ministère")
    form.get_by_role("button", name="Ajouter une note").click()
    expect(page.get_by_text("Vu avec le ministère")).to_be_visible()
    expect(page.get_by_text(f"{AWA} · partagée avec les partenaires")).to_be_visible()
    page = awa.wait()

    page.get_by_text("Joindre un fichier ou un lien").click()
    attached(awa, "note-verbale.txt", b"as it came")
    expect(page.get_by_text("La pièce est enregistrée.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger", exact=True).click()
    assert download.value.path().read_bytes() == b"as it came"
    shows_nothing_of_the_house(awa.wait())

    page = awa.open(f"/partner?partner={OWN}&lang=fr&{DAY}")
    expect(page.locator(".plan-call")).to_contain_text("On vous attend")
    page.get_by_text("Ajouter un échange").click()
    form = page.get_by_test_id("stForm").filter(has=page.get_by_label("Objet"))
    form.get_by_label("Objet").fill("Date de la commission mixte")
    form.get_by_text("Autre date, action").click()
    form.get_by_placeholder("A1.1").fill("A1.6")
    form.get_by_role("button", name="Enregistrer l'échange").click()
    expect(page.get_by_text("L'échange est enregistré.")).to_be_visible()
    shows_nothing_of_the_house(awa.wait())
    page = awa.open(f"/action?code=A1.6&lang=fr&{DAY}")
    expect(page.get_by_text("Date de la commission mixte", exact=True)).to_be_visible()

    page = awa.open(f"/minutes?lang=fr&{DAY}")
    page.get_by_role("link", name="2026/01").first.click()
    titled(page, "2026/01")
    page = awa.wait()
    shows_nothing_of_the_house(page)
    form = page.get_by_test_id("stForm").filter(has=page.get_by_role("button", name="Enregistrer l'étape"))
    choice = form.get_by_role("combobox")
    choice.scroll_into_view_if_needed()  # the list closes when the page scrolls
    page.wait_for_timeout(500)
    choice.click()
    expect(page.get_by_role("option")).to_have_text(["Signature (Ambassade du Togo)"])
    page.get_by_role("option").click()
    form.get_by_label("Par (fonction)").fill("Chargé d'affaires")
    form.get_by_role("button", name="Enregistrer l'étape").click()
    expect(page.get_by_text("L'étape est enregistrée.")).to_be_visible()
    assert not awa.faults


def test_a_partner_is_led_to_its_answer_and_shown_no_form_of_another_organisation(awa):
    page = awa.open(f"/?lang=fr&{DAY}")
    shows_nothing_of_the_house(page)
    page.get_by_role("link", name="Répondre à la demande").click()
    expect(page.locator("h1")).to_contain_text(f"{OWN}, où en")
    page.locator("label.o:has([value=advances])").first.click()
    page.locator("button[value=review]").click()
    page.locator("button[value=send]").click()
    expect(page.locator("h1")).to_contain_text("reçue")
    page.get_by_role("link", name="Retour au plan").click()
    expect(awa.wait().locator(".plan-call")).to_contain_text("Votre réponse")

    for place in (
        f"/action?code=A3.3&lang=fr&{DAY}",
        f"/partner?partner=CCIT&lang=fr&{DAY}",
        f"/commitments?lang=fr&{DAY}",
    ):
        page = awa.open(place)
        shows_nothing_of_the_house(page)
        expect(page.get_by_test_id("stForm")).to_have_count(0)
        expect(
            page.get_by_text("Ajouter une note").or_(page.get_by_text("Ajouter un échange"))
        ).to_have_count(0)
    for place in ("/import", "/history", "/order", "/people", "/audit", "/rounds"):
        page.goto(f"{awa.address}{place}?lang=fr")
        page = awa.wait()
        expect(page.get_by_text("Votre rôle n'ouvre pas cette page.")).to_be_visible()
        said = page.get_by_test_id("stMain").inner_text()
        assert "ZORGLUB" not in said and page.get_by_test_id("stForm").count() == 0, place
        assert page.get_by_role("dialog").count() == 0, "the framework says nothing beside"
    assert not awa.faults


def test_a_file_that_a_page_was_given_is_not_given_to_another_session(awa, served):
    page = awa.open(f"/actions?lang=fr&{DAY}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Exporter cette liste (Excel)").click()
    given = download.value
    assert "/media/" in given.url and given.path().stat().st_size
    assert page.request.get(given.url).status == 200
    awa.context.clear_cookies()
    awa.context.add_cookies([{"name": PLAIN, "value": served.other, "url": served.address}])
    assert page.request.get(given.url).status == 404
