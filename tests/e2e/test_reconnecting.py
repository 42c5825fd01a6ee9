"""A press does its work once, or says that it did not, whatever becomes of the line and of the server; nothing typed is lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.lines import Line
from tests.e2e.people import DAY, Reader, at_form

ADD = "Ajouter l'action"
TITLE = "Ouvrir un guichet commun"


@pytest.fixture
def line(fresh_server):
    """The line between a person and a server of their own."""
    between = Line(fresh_server.port)
    yield between
    between.close()


@pytest.fixture
def far(browser, line):
    """A person at the other end of the line."""
    person = Reader(browser, line.address)
    yield person
    line.resume()
    person.context.close()


def at_new_action(person, title=TITLE):
    """The form of a new action, filled in."""
    page = person.open(f"/actions?lang=fr&{DAY}")
    page.get_by_text("Nouvelle action").click()
    person.wait()
    page.get_by_label("Action", exact=True).fill(title)
    return page


def press(page, name=ADD):
    page.get_by_role("button", name=name).click(no_wait_after=True)


def number_of_actions(people, wanted):
    """What somebody else sees, on a line that was not cut; waits for so many."""
    page = people().open(f"/actions?lang=fr&{DAY}")
    for _ in range(20):
        found = int(re.search(r"(\d+) actions", page.get_by_test_id("stMain").inner_text()).group(1))
        if found == wanted:
            break
        page.reload()
        page.get_by_text("actions", exact=False).first.wait_for()
        page.wait_for_timeout(500)
    return found


def test_a_press_whose_answer_was_lost_with_the_server_is_told_and_not_made_again(
    far, line, people, fresh_server
):
    page = at_new_action(far)
    line.hold(down=True)
    press(page)
    assert number_of_actions(people, 37) == 37
    fresh_server.kill()
    line.cut()
    fresh_server.start()
    line.resume()
    expect(page.get_by_test_id("stAlert")).to_contain_text(re.compile(r"C'est enregistré\s: révision \d+"))
    expect(page.get_by_label("Action", exact=True)).to_have_value("")
    far.wait()
    page.get_by_label("Action", exact=True).fill("Une autre, voulue")
    press(page)
    expect(page.get_by_text("L'action a été ajoutée.").first).to_be_visible()
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    assert number_of_actions(people, 38) == 38


def test_a_press_that_never_arrived_is_told_and_made_when_it_is_repeated(far, line, people, fresh_server):
    page = at_new_action(far)
    line.hold(up=True)
    press(page)
    page.wait_for_timeout(500)
    fresh_server.kill()
    line.cut()
    fresh_server.start()
    line.resume()
    expect(page.get_by_test_id("stAlert")).to_contain_text("Rien n'a été enregistré")
    expect(page.get_by_label("Action", exact=True)).to_have_value(TITLE)
    far.wait()
    press(page)
    expect(page.get_by_text("L'action a été ajoutée.").first).to_be_visible()
    expect(page.get_by_label("Action", exact=True)).to_have_value("")
    assert number_of_actions(people, 37) == 37


@pytest.mark.parametrize("cut", [False, True], ids=["held", "cut"])
def test_a_press_on_a_line_that_is_dead_for_a_while_does_its_work_once(far, line, people, cut):
    page = at_new_action(far)
    line.hold(up=True, down=True)
    press(page)
    page.wait_for_timeout(2000)
    if cut:
        line.cut()
        page.wait_for_timeout(1000)
    line.resume()
    expect(page.get_by_text("L'action a été ajoutée.").first).to_be_visible()
    expect(page.get_by_label("Action", exact=True)).to_have_value("")
    assert number_of_actions(people, 37) == 37


def test_what_was_typed_into_every_kind_of_field_outlives_a_cut_and_a_restart(far, line, fresh_server):
    page = at_form(far)
    far.wait()
    page.get_by_label("Commentaire", exact=True).fill("Sans quitter le champ")
    page.get_by_label("Avancement", exact=True).fill("85")
    chooser = page.get_by_role("combobox", name="Priorité", exact=True)
    chooser.click()
    chooser.press("ArrowDown")
    chooser.press("Enter")
    chosen = chooser.input_value()
    day = page.get_by_test_id("stDateInput").filter(has_text="Échéance").first.locator("input")
    page.get_by_label("Motif, si l'échéance change").press_sequentially("Tapé sans quitter")
    shown = day.input_value() if day.count() else ""
    line.cut()
    page.wait_for_timeout(1500)
    fresh_server.kill()
    fresh_server.start()
    line.resume()
    far.wait()
    page.wait_for_timeout(1500)
    far.wait()
    expect(page.get_by_label("Commentaire", exact=True)).to_have_value("Sans quitter le champ")
    expect(page.get_by_label("Avancement", exact=True)).to_have_value("85")
    expect(page.get_by_label("Motif, si l'échéance change")).to_have_value("Tapé sans quitter")
    assert chooser.input_value() == chosen
    assert (day.input_value() if day.count() else "") == shown
    press(page, "Enregistrer les modifications")
    expect(page.get_by_text("Les modifications sont enregistrées.")).to_be_visible()
    expect(page.locator(".plan-facts").first).to_contain_text("85 %")


def test_what_was_typed_is_there_when_the_page_is_loaded_again_and_no_longer_once_it_is_recorded(far):
    def open_again():
        at_form(far)
        return far.wait()

    page = open_again()
    page.get_by_label("Commentaire", exact=True).fill("Brouillon d'un commentaire")
    page.get_by_label("Avancement", exact=True).fill("85")
    open_again()
    expect(page.get_by_label("Commentaire", exact=True)).to_have_value("Brouillon d'un commentaire")
    expect(page.get_by_label("Avancement", exact=True)).to_have_value("85")
    press(page, "Enregistrer les modifications")
    expect(page.get_by_text("Les modifications sont enregistrées.")).to_be_visible()
    expect(page.locator(".plan-facts").first).to_contain_text("85 %")
    far.wait()
    page.get_by_label("Avancement", exact=True).fill("95")
    page.evaluate("document.documentElement.dataset.person = 'somebody else'")
    page.get_by_label("Source", exact=True).fill("D'une autre personne")
    assert '"95"' not in page.evaluate("sessionStorage.getItem('plan-drafts')")
    open_again()
    page.wait_for_timeout(1500)
    expect(page.get_by_label("Source", exact=True)).not_to_have_value("D'une autre personne")
    expect(page.get_by_label("Avancement", exact=True)).to_have_value("85")


def test_a_draft_that_was_recorded_before_its_answer_was_lost_is_not_recorded_again(far, line, people):
    page = at_new_action(far)
    line.hold(down=True)
    press(page)
    assert number_of_actions(people, 37) == 37
    line.cut()
    line.resume()
    page.goto("about:blank")
    page = far.open(f"/actions?lang=fr&{DAY}")
    page.get_by_text("Nouvelle action").click()
    expect(page.get_by_label("Action", exact=True)).to_have_value(TITLE)
    far.wait()
    press(page)
    expect(page.get_by_test_id("stAlert")).to_contain_text("C'est enregistré")
    assert number_of_actions(people, 37) == 37


def test_a_file_that_the_server_no_longer_has_is_never_silently_left_out(far, fresh_server):
    page = far.open(f"/minutes?minutes=2026/01&lang=fr&{DAY}")
    scan = {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 scan"}
    chooser = page.get_by_test_id("stFileUploader").locator("input[type=file]").first
    chooser.set_input_files(scan)
    page.get_by_text("scan.pdf").first.wait_for()
    form = page.get_by_test_id("stForm").filter(has=page.get_by_role("button", name="Enregistrer l'étape"))
    form.get_by_label("Par (fonction)").fill("Directeur")
    far.wait()
    fresh_server.kill()
    fresh_server.start()
    page.wait_for_timeout(1000)
    far.wait()
    press(page, "Enregistrer l'étape")
    gone = page.get_by_test_id("stAlert").filter(has_text="n'est plus sur le serveur")
    expect(gone.first).to_be_visible()
    chooser.set_input_files(scan)
    far.wait()
    expect(form.get_by_label("Par (fonction)")).to_have_value("Directeur")
    press(page, "Enregistrer l'étape")
    expect(page.get_by_text("L'étape est enregistrée, avec son fichier.")).to_be_visible()


def test_a_file_being_imported_that_the_server_no_longer_has_is_asked_for_again(far, fresh_server):
    page = far.open(f"/import?lang=fr&{DAY}")
    far.upload("plan.csv", "Code;Action;Échéance\nA9.1;Nouvelle;01/12/2026\nA9.2;Autre;02/12/2026\n".encode())
    page.get_by_text("2. Ce qui a été compris").wait_for()
    fresh_server.kill()
    fresh_server.start()
    expect(page.get_by_test_id("stAlert")).to_contain_text("n'est plus sur le serveur")
    far.upload("plan.csv", "Code;Action;Échéance\nA9.1;Nouvelle;01/12/2026\nA9.2;Autre;02/12/2026\n".encode())
    page.get_by_text("2. Ce qui a été compris").wait_for()
    expect(page.get_by_test_id("stAlert").filter(has_text="n'est plus")).to_have_count(0)
