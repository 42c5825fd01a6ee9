"""One's own file on a fresh installation: dropped or pasted, begun, undone; in few clicks."""

import time

from playwright.sync_api import expect

from tests.e2e.people import DAY
from tests.e2e.test_writing import updated_plan
from tests.sample import LAST

TABLE = (
    "Code\tAction\tResponsable\tÉchéance\tStatut\n"
    "B1\tOuvrir le bureau\tDirecteur\t31/12/2026\tEn cours\n"
    "B2\tRecruter\tChef de service\t31/02/2027\tNon démarrée\n"
    'B3\t"Publier le\nguide"\tDirecteur\tfin 2026\tEn cours\n'
)
#: What a browser hands over when somebody presses Ctrl+V: a table as text, or a file; Excel adds a picture of the cells.
PASTE = """([text, file, html]) => {
    const held = new DataTransfer();
    if (html) held.setData("text/html", html);
    if (text) held.setData("text/plain", text);
    if (text) held.items.add(new File([new Uint8Array(4)], "image.png", { type: "image/png" }));
    if (file) held.items.add(new File([new Uint8Array(file[1])], file[0]));
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));
}"""


def import_page(person):
    return person.open(f"/import?lang=fr&{DAY}")


def test_a_table_pasted_from_excel_begins_ones_own_plan_and_says_what_it_leaves_out(people, capsys):
    person = people()
    page = import_page(person)
    expect(page.locator('[data-testid="stFileUploaderDropzone"]')).to_be_visible()
    started = time.monotonic()
    page.evaluate(PASTE, [TABLE, None])
    button = page.get_by_role("button", name="Commencer avec mon plan (2 actions)")
    expect(button).to_be_visible()
    expect(page.get_by_text("ligne écartée")).to_have_count(0)
    expect(page.get_by_text("1 ligne en erreur est refusée")).to_be_visible()
    page.get_by_text("Voir 1 ligne refusée").click()
    expect(page.locator(".plan-table").filter(has_text="Recruter").first).to_contain_text("31/02/2027")
    page.get_by_label("Titre du plan").fill("Notre plan")
    button.click()
    expect(page.locator(".st-key-import_done")).to_contain_text("Il contient 2 actions.")
    page.locator(".st-key-import_done").get_by_role("link", name="Voir où en est le plan").click()
    expect(page.locator(".st-key-header")).to_contain_text("Notre plan")
    expect(page.locator(".plan-tile").first).to_be_visible()
    with capsys.disabled():
        print(f"\nfrom the paste to one's own figures: {time.monotonic() - started:.1f} s, 3 clicks")
    assert not person.faults


#: The same as Word and browsers hand it over: cells of several lines, a merged one.
PAGE = (
    "<html><body><!--StartFragment--><table><tr><td>Code<td>Action<td>Responsable<td>Échéance<td>Statut</tr>"
    "<tr><td>B1<td><p>Ouvrir</p><p>le bureau</p><td rowspan=2>Directeur<td>31/12/2026<td>En cours</tr>"
    "<tr><td>B2<td>Recruter<td>31/01/2027<td>Non démarrée</tr></table><!--EndFragment--></body></html>"
)


def test_a_table_pasted_from_word_or_a_page_keeps_its_lines_and_its_merged_cells(people):
    person = people()
    page = import_page(person)
    expect(page.locator('[data-testid="stFileUploaderDropzone"]')).to_be_visible()
    page.evaluate(PASTE, ["Code\tAction\nB1\tOuvrir\nle bureau\n", None, PAGE])
    expect(page.get_by_role("button", name="Commencer avec mon plan (2 actions)")).to_be_visible()
    assert not person.faults


def test_a_file_that_is_pasted_is_a_file_that_was_dropped(people):
    person = people()
    page = import_page(person)
    content = updated_plan(**{"A3.4": {"avancement": "12"}})
    page.evaluate(PASTE, ["", ["plan.csv", list(content)]])
    expect(page.get_by_text("Modifiées (1)")).to_be_visible()


def test_what_is_pasted_into_a_field_stays_there_and_is_read_when_asked(people):
    person = people()
    page = import_page(person)
    part = page.get_by_text("Coller un tableau dans un champ")
    field = page.locator(".st-key-import_drop ~ * textarea, textarea").first
    part.click()
    person.wait()
    if not field.is_visible():  # a page that is drawn once more under the pointer is asked once more
        part.click()
    field.fill(TABLE)
    expect(page.get_by_text("2. Ce qui a été compris")).to_have_count(0)
    page.get_by_role("button", name="Lire ce tableau").click()
    expect(page.get_by_role("button", name="Commencer avec mon plan (2 actions)")).to_be_visible()
    page.get_by_role("button", name="Retirer le tableau collé").click()
    expect(page.get_by_role("button", name="Commencer avec mon plan (2 actions)")).to_have_count(0)
    expect(page.get_by_text("2. Ce qui a été compris")).to_have_count(0)


def test_an_import_is_undone_from_its_card(people):
    person = people()
    page = import_page(person)
    person.upload("plan.csv", updated_plan(**{"A3.4": {"avancement": "12"}}))
    page.get_by_role("button", name="Enregistrer cette version (1 changement)").click()
    done = page.locator(".st-key-import_done")
    expect(done).to_contain_text("A3.4 : ")
    expect(done).to_contain_text("12 %")
    person.wait()
    done.get_by_text("Annuler cet import").click()
    done.get_by_role("button", name=f"Annuler la révision {LAST + 1}").click()
    expect(page.get_by_text(f"La révision {LAST + 1} est annulée (révision {LAST + 2}).")).to_be_visible()
    expect(done).to_contain_text(f"Annulée par la révision {LAST + 2}")


def test_a_plan_begins_without_any_file(people):
    person = people()
    page = import_page(person)
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger le classeur vide (.xlsx)").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    page.get_by_text("Commencer un plan vide").click()
    page.get_by_label("Titre du plan").fill("Plan à écrire")
    page.get_by_role("button", name="Commencer ce plan").click()
    expect(page.locator(".st-key-import_done")).to_contain_text("Il ne contient encore aucune action")
    expect(page.locator(".st-key-header")).to_contain_text("Plan à écrire")
