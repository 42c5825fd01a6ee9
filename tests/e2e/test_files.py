"""In a browser: a deliverable is attached, the action declared done, and another person verifies it."""

from playwright.sync_api import expect

from lib.domain.attachments import LARGEST_FILE
from tests.e2e.people import DAY, PATIENCE
from tests.pictures import PNG

SHEET = f"/action?code=A1.5&lang=fr&{DAY}"
#: A name without a blank, longer than a line.
NAME = f"Relevé{'_de_la_réunion' * 12}.png"


def called(person, name):
    """The sheet in front of somebody who gave a name; the run that it asks for is over."""
    page = person.open(SHEET)
    page.get_by_label("Votre fonction").fill(name)
    page.get_by_label("Votre fonction").press("Enter")
    page.wait_for_timeout(1500)
    return person.wait()


def asked(person):
    """The plan asks for a deliverable and for a second person from now on."""
    page = person.open(f"/quality?lang=fr&{DAY}")
    page.get_by_text("Modifier ce qui est demandé").click()
    page.get_by_text("Une action n'est réalisée qu'avec son livrable").click()
    page.get_by_text("Une seconde personne vérifie qu'elle est réalisée").click()
    form = page.get_by_test_id("stForm").filter(has=page.get_by_label("Qui vérifie (fonction)"))
    form.get_by_label("Motif (une ligne)").fill("Décision du comité")
    form.get_by_role("button", name="Enregistrer ce qui est demandé").click()
    expect(page.get_by_text("Ce qui est demandé est enregistré.")).to_be_visible()


def declared(page):
    """Says in the line of news that the action is done."""
    line = page.locator(".st-key-quick")
    status = line.get_by_role("combobox", name="Statut")
    status.click()
    status.press("ArrowDown")  # what follows « En cours » in the list
    status.press("Enter")
    expect(status).to_have_value("Réalisée")
    line.get_by_role("button", name="Enregistrer").click()


def attached(person, name, content):
    """Drops a file in the open form, and sends it once it is there."""
    page = person.page
    drop = page.get_by_test_id("stFileUploader").locator("input[type=file]").first
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    with page.expect_response(
        lambda answer: "upload_file" in answer.url and answer.request.method == "PUT", timeout=3 * PATIENCE
    ):
        drop.set_input_files(file)
    person.wait()
    page.get_by_role("button", name="Joindre", exact=True).click()


def test_an_action_is_done_once_its_deliverable_is_attached_and_another_person_verified_it(people):
    asked(people())
    amina, kofi = people(), people()
    first = called(amina, "Amina")
    declared(first)
    expect(first.get_by_test_id("stAlert").first).to_contain_text("une fois son livrable joint")
    first.get_by_text("Joindre un fichier ou un lien").click()
    attached(amina, NAME, PNG)
    expect(first.get_by_text("La pièce est enregistrée.")).to_be_visible()
    assert first.evaluate(
        "(m => m.scrollWidth <= m.clientWidth)(document.querySelector('[data-testid=stMain]'))"
    )
    first.get_by_text("Aperçu et empreinte").click()
    expect(first.get_by_test_id("stImage").locator("img")).to_be_visible()
    with first.expect_download() as download:
        first.get_by_role("button", name="Télécharger", exact=True).click()
    assert download.value.suggested_filename == NAME
    first.locator(".st-key-quick").get_by_role("button", name="Enregistrer").click()
    expect(first.get_by_text("Réalisée, à vérifier par une autre personne")).to_be_visible()
    expect(first.get_by_role("button", name="Vérifier")).to_have_count(0)
    second = called(kofi, "Kofi")
    second.get_by_role("button", name="Vérifier").click()
    expect(second.get_by_text("vérifiée par Kofi le 24/11/2026")).to_be_visible()


def test_a_file_of_25_mb_to_the_byte_is_attached_and_one_byte_more_is_refused_in_words(people):
    person = people()
    page = person.open(SHEET)
    page.get_by_text("Joindre un fichier ou un lien").click()
    attached(person, "juste.bin", bytes(LARGEST_FILE))
    expect(page.get_by_text("25,0 Mo")).to_be_visible()
    attached(person, "trop.bin", bytes(LARGEST_FILE + 1))
    expect(page.get_by_test_id("stAlert").first).to_contain_text("25 Mo")


def test_a_file_taken_away_in_another_window_is_refused_in_words_where_it_is_still_offered(people):
    kofi = people()
    page = kofi.open(SHEET)
    page.get_by_text("Joindre un fichier ou un lien").click()
    attached(kofi, 'note "finale".png', PNG)
    expect(page.get_by_text("La pièce est enregistrée.")).to_be_visible()
    expect(page.get_by_text('note "finale".png').first).to_be_visible()
    other = people().open(SHEET)
    other.get_by_text("Modifier ou retirer").click()
    other.get_by_label("Motif (une ligne)").last.fill("Erreur")
    other.get_by_role("button", name="Retirer cette pièce").click()
    expect(other.get_by_text("La pièce est retirée")).to_be_visible()
    page.get_by_role("button", name="Télécharger", exact=True).click()
    expect(page.get_by_test_id("stDownloadButtonError")).to_contain_text("n'est plus proposé ici")
