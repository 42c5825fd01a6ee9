"""The assistant's work in a browser: import, apply, see the figures change, undo; edit."""

import csv
import io
import re

from playwright.sync_api import expect

from lib.usecases.start import SAMPLE
from tests.e2e.people import DAY, at_form, titled
from tests.sample import LAST


def updated_plan(**changes):
    """The sample's own file as Excel saves it (Windows-1252), with some cells changed; a None drops the row."""
    with (SAMPLE / "sample_plan.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file, delimiter=";")
    kept = [row for row in rows if changes.get(row[0], {}) is not None]
    for row in kept:
        for column, value in changes.get(row[0], {}).items():
            row[header.index(column)] = value
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([header, *kept])
    return text.getvalue().encode("cp1252")


def tile(page, label):
    """The figure of the overview under a label."""
    return page.locator(".plan-tile").filter(has_text=label).locator(".figure bdi")


def figure(value):
    """A figure, whatever is said beside it of how it changed."""
    return re.compile(rf"^{value}(?!\d)")


def test_a_file_is_imported_seen_applied_found_on_every_page_and_undone(people):
    person = people()
    page = person.open(f"/?lang=fr&{DAY}")
    expect(tile(page, "Actions réalisées")).to_have_text(figure("12/35"))
    page.get_by_role("link", name="Import", exact=True).click()
    titled(page, "Import", whole=True)
    content = updated_plan(
        **{
            "A3.3": {"statut": "Réalisée", "avancement": "100", "date_realisation": "20/11/2026"},
            "A2.3": {"echeance": "31/12/2026"},
            "A4.2": None,
        }
    )
    person.upload("plan mis à jour.csv", content)
    expect(page.get_by_text("2. Ce qui a été compris")).to_be_visible()
    expect(page.get_by_text("3. Ce qui changerait")).to_be_visible()
    expect(page.get_by_text("Modifiées (2)")).to_be_visible()
    expect(page.get_by_text("Absentes du fichier (1)")).to_be_visible()
    row = page.locator(".plan-table tr").filter(has_text="A2.3")
    expect(row).to_contain_text("30/09/2026 → 31/12/2026")
    expect(page.locator(".plan-table tr").filter(has_text="A3.3").first).to_be_visible()
    page.get_by_role("button", name="Enregistrer cette version (2 changements)").click()
    expect(page.get_by_text(f"Import enregistré : révision {LAST + 1}")).to_be_visible()
    person.wait()
    done = page.locator(".st-key-import_done")
    expect(done).to_contain_text(f"ce que la révision {LAST + 1} a changé")
    expect(done).to_contain_text("A3.3 : ")
    expect(done.get_by_role("link", name="Voir ce qui a changé")).to_be_visible()
    expect(done.get_by_role("button", name="Note du président (PDF)")).to_be_visible()

    page.get_by_role("link", name="Vue d'ensemble").click()
    expect(tile(page, "Actions réalisées")).to_have_text(figure("13/35"))
    expect(tile(page, "Échéances dépassées")).to_have_text(figure("6"))
    page.get_by_role("link", name="Échéances", exact=True).click()
    titled(page, "6 échéances dépassées au 24/11/2026", whole=True)
    page.get_by_text("Glissements").click()
    expect(page.locator(".plan-table tr").filter(has_text="A2.3").last).to_contain_text(
        "31/07/202631/12/2026"
    )
    page.get_by_role("link", name="Axes", exact=True).click()
    titled(page, "Axe A5")

    page.get_by_role("link", name="Import", exact=True).click()
    expect(page.get_by_text("1. Le fichier")).to_be_visible()
    person.upload("plan mis à jour.csv", content)
    expect(page.get_by_text("Fichier déjà importé")).to_contain_text("0 changement")

    page.get_by_role("link", name="Historique").click()
    titled(page, "Historique", whole=True)
    entry = page.locator(f".st-key-revision_{LAST + 1}")
    expect(entry).to_contain_text("plan mis à jour.csv")
    expect(entry.get_by_role("link", name="A3.3")).to_be_visible()
    entry.get_by_text(f"Détails et annulation de la révision {LAST + 1}").click()
    page.get_by_text(f"Voir ce que donnerait l'annulation de la révision {LAST + 1}").click()
    page.get_by_role("button", name=f"Annuler la révision {LAST + 1}").click()
    expect(page.get_by_text(f"La révision {LAST + 1} est annulée (révision {LAST + 2}).")).to_be_visible()
    page.get_by_role("link", name="Vue d'ensemble").click()
    expect(tile(page, "Actions réalisées")).to_have_text(figure("12/35"))
    expect(tile(page, "Échéances dépassées")).to_have_text(figure("8"))
    assert not person.faults


def test_a_file_that_is_not_a_table_is_refused_in_words_and_changes_nothing(people):
    person = people()
    page = person.open(f"/import?lang=fr&{DAY}")
    person.upload("compte rendu.xlsx", b"%PDF-1.7 not a workbook")
    expect(page.get_by_text("est un PDF, fait pour être imprimé")).to_be_visible()
    expect(page.get_by_text("Rien n'a été modifié.")).to_be_visible()


def test_ones_own_plan_is_started_from_ones_own_file(people):
    person = people()
    page = person.open(f"/import?lang=fr&{DAY}")
    person.upload("mon plan.csv", updated_plan())
    expect(page.get_by_text("Ce fichier ne change rien au plan.")).to_be_visible()
    person.wait()
    expect(page.get_by_label("Titre du plan")).to_have_value("Mon plan")
    page.get_by_label("Titre du plan").fill("Plan de la chambre")
    page.get_by_role("button", name="Commencer avec mon plan (36 actions)").click()
    expect(page.get_by_text("Votre plan est commencé.")).to_be_visible()
    expect(page.locator(".st-key-import_done")).to_contain_text("Il contient 36 actions sur 6 axes.")
    page.get_by_role("link", name="Vue d'ensemble").click()
    expect(page.locator(".st-key-header")).to_contain_text("Plan de la chambre")
    expect(page.locator(".plan-banner")).to_have_count(0)
    expect(tile(page, "Actions réalisées")).to_have_text(figure("12/35"))


def test_an_action_is_edited_and_a_postponed_deadline_asks_for_its_reason(people):
    person = people()
    page = at_form(person, "A6.1")
    fill_date(page, "Échéance", "31/12/2026")
    page.get_by_role("button", name="Enregistrer les modifications").click()
    expect(page.get_by_text("Un changement d'échéance demande un motif.")).to_be_visible()
    page.get_by_label("Motif, si l'échéance change").fill("Nouvelle date convenue")
    page.get_by_role("button", name="Enregistrer les modifications").click()
    expect(page.get_by_text("Les modifications sont enregistrées.")).to_be_visible()
    facts = page.locator(".plan-facts").first
    expect(facts).to_contain_text("31/12/2026")
    expect(facts).to_contain_text("première échéance : 31/03/2026")
    expect(page.locator(".plan-table").last).to_contain_text("Nouvelle date convenue")


def fill_date(page, label, day):
    """Types a date as a person does, digit by digit from the day on."""
    field = page.get_by_test_id("stDateInput").filter(has_text=label)
    field.get_by_role("spinbutton").first.click()
    page.keyboard.type(day.replace("/", ""))
    page.keyboard.press("Tab")
