"""Joint minutes in a browser: drawn up, edited, had as a Word file, their steps recorded with a file."""

import io

from docx import Document
from playwright.sync_api import expect

from tests.e2e.people import titled


def words(path):
    """What stands in a Word file."""
    paper = Document(io.BytesIO(path.read_bytes()))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return " ".join(
        [*(p.text for p in paper.paragraphs), *cells, *(p.text for p in paper.sections[0].header.paragraphs)]
    )


def step(person, name, by, said="L'étape est enregistrée."):
    """Records a step: chosen among those that may follow, by a function."""
    page = person.wait()
    form = page.get_by_test_id("stForm").filter(has=page.get_by_role("button", name="Enregistrer l'étape"))
    choice = form.get_by_role("combobox")
    choice.scroll_into_view_if_needed()  # the list closes when the page scrolls
    page.wait_for_timeout(500)
    choice.click()
    page.get_by_role("option", name=name).click()
    form.get_by_label("Par (fonction)").fill(by)
    form.get_by_role("button", name="Enregistrer l'étape").click()
    expect(page.get_by_text(said).first).to_be_visible()
    person.wait()


def test_minutes_are_drawn_up_edited_had_as_a_word_file_and_walked_through_their_first_steps(people):
    chair = people()
    page = chair.open("/minutes?lang=fr")
    expect(page.locator(".plan-table tbody tr")).to_have_count(2)
    page.get_by_label("Rédigé par (fonction)").fill("Chef du service de la coopération")
    page.get_by_role("button", name="Établir le projet").click()
    titled(page, "PV 2026/02")
    chair.wait()
    assert "minutes=" in page.url, "the address names the minutes"

    page.get_by_label("Cadre", exact=False).first.fill("À la suite du point d'étape du 22 septembre 2026.")
    decision = page.get_by_label("Décision", exact=True).last
    decision.fill("Réunir le comité mixte de suivi")
    page.get_by_role("button", name="Enregistrer le texte").click()
    expect(
        page.get_by_text("Les modifications sont enregistrées").or_(page.get_by_text("enregistrées")).first
    ).to_be_visible()
    chair.wait()

    with page.expect_download() as waiting:
        page.get_by_role("button", name="Original – Ambassade du Togo – Word").click()
    said = words(waiting.value.path())
    assert waiting.value.suggested_filename == "pv-2026-02-b-fr.docx"
    for expected in (
        "PROJET",
        "exemplaire de l’Ambassade du Togo",
        "À la suite du point d’étape du 22 septembre 2026.",
        "Réunir le comité mixte de suivi",
        "12 actions sur 35 sont réalisées.",
    ):
        assert expected in said, expected
    assert said.index("Ambassade de la République togolaise") < said.index("Chambre de Commerce")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Original – CCIS-RSK – PDF").click()
    assert waiting.value.path().read_bytes().startswith(b"%PDF")

    step(chair, "Relecture (Ambassade du Togo)", "Conseiller économique")
    expect(page.locator(".plan-sentence").first).to_contain_text("En attente de la relecture (CCIS-RSK)")
    page.get_by_test_id("stFileUploader").locator("input[type=file]").first.set_input_files(
        {"name": "relu.docx", "mimeType": "application/octet-stream", "buffer": b"as it came"}
    )
    chair.wait()
    step(chair, "Relecture (CCIS-RSK)", "Directeur", "L'étape est enregistrée, avec son fichier.")
    expect(page.locator(".plan-sentence").first).not_to_contain_text("relecture")
    chair.wait()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="relu.docx").click()
    assert waiting.value.path().read_bytes() == b"as it came"
    page.get_by_role("link", name="Vue d'ensemble").click()
    titled(page, "12 actions sur 35 sont réalisées.")
    expect(page.get_by_role("link", name="PV 2026/02")).to_be_visible()
    assert not chair.faults
