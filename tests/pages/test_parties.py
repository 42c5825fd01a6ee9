"""The pages about the parties, as the president reads them, the assistant fills them, a partner is shown them."""

from datetime import date

import pytest

from lib import clock
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES, translate, translate_plural
from lib.reports.commitments import commitments_workbook
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.ui import data, session
from lib.usecases.commitments import edit_commitment
from lib.usecases.meetings import open_meeting
from lib.usecases.start import SAMPLE_PLAN
from tests.pages.test_forms import press, widget
from tests.sample import LAST
from tests.screens import plain

DAY = date(2026, 11, 24)
VIEWS = [
    *[("partner", view) for view in ("summary", "actions", "exchanges", "commitments")],
    *[("commitments", view) for view in ("all", "free", "declared")],
    ("partners", "turns"),
]
FIGURES = [
    ("partner", "summary", "Dernier échange bilatéral le 10/11/2026, il y a 14 jours ; attendu tous les 30 jours."),
    ("partner", "summary", "Pilote 5 actions : réalisées 0, échéance dépassée 3 ; 0 sur 3 dans le délai initial."),
    ("partner", "summary", "médiane 12 j (1) ; 1 en attente, le plus ancien depuis 75 j"),
    ("partner", "summary", "1 ce mois ; 0,7 par mois auparavant"),
    ("partner", "summary", "30/11/2026 A5.1 Échanger des agents entre les deux chambres co-porteur"),
    ("partner", "actions", "reportée de 61 jours (première échéance : 31/05/2026)"),
    ("partner", "actions", "Catalogue (PDF) transmis le 17/11/2026"),
    ("partner", "exchanges", "2 courriers envoyés, réponses reçues : 1."),
    ("partner", "exchanges", "13 échanges sur douze mois, 16 en tout"),
    ("partner", "exchanges", "Délai de réponse : médiane 12 j (1 réponse) ; 1 en attente, le plus ancien depuis 75 j."),
    ("partner", "commitments", "Organiser des missions d'affaires dans les deux sens"),
    ("commitments", "all", "Engagements : 18, dont 3 aux actions toutes réalisées, 12 en cours de mise en œuvre, 3 sans action."),
    ("commitments", "all", "Actions ne découlant d'aucun engagement consigné : 5 sur 35."),
    ("commitments", "free", "A4.6 Éditer un catalogue commun de l'offre exportable"),
    ("commitments", "declared", "En cours, 80 % Réalisée, 100 % CCIT déclaré le 18/11/2026"),
    ("partners", "turns", "Maroc 16 3 10 3 11"),
    ("partners", "turns", "Togo 16 2 11 3 12"),
    ("partners", "turns", "PAL un courrier attend sa réponse 02/04/2026 236 j"),
    ("partners", "letters", "05/11/2026 date passée de 19 jours Chargé d'études (CCIS-RSK) CIMAR"),
    ("partners", "letters", "27/11/2026 promis d'abord pour le 30/10/2026"),
    ("partners", "letters", "Premier contact consigné sous 90 jours : 12/14"),
    ("partners", "contacts", "2 suivis promis ont passé leur date"),
]  # fmt: skip


def readable(screen):
    return plain(f"{' '.join(t.value for t in screen.at.title)} {screen.text}")


@pytest.mark.parametrize(("page", "view", "figure"), FIGURES, ids=[f"{p}: {f[:40]}" for p, _, f in FIGURES])
def test_a_figure_of_the_parties_is_on_the_screen_in_french(reading, page, view, figure):
    assert figure in readable(reading.open(page, "fr", view=view, partner="CCIT"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("page", "view"), VIEWS)
def test_every_reading_opens_for_a_partner_too_without_a_way_to_write(screen, page, view, language):
    screen.open("overview", language)
    screen.at.session_state[session.PARTNER] = True
    screen.go(page, view=view, partner="CCIT")
    assert not screen.errors
    assert screen.at.segmented_control(key="view").value == view
    assert not [b.label for b in screen.at.button if b.label]
    assert not screen.at.file_uploader


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("page", "view"), [*VIEWS, ("partners", "letters")])
def test_every_reading_of_the_parties_opens_on_an_empty_plan(empty_reading, page, view, language):
    empty_reading.open(page, language, view=view, partner="CCIT")
    assert not empty_reading.errors


@pytest.mark.parametrize(
    ("asked", "shown", "first"),
    [(1, 1, "17/11/2026 API-ZF"), (3, 3, "16/12/2025 CIMAR"), (99, 3, "16/12/2025 CIMAR"), (0, 1, "17/11/2026 API-ZF")],
)  # fmt: skip
def test_the_exchanges_turn_their_pages_and_a_number_beyond_the_last_shows_the_last(
    reading, asked, shown, first
):
    reading.open()
    reading.at.query_params["page"] = str(asked)
    reading.go("partners", view="journal")
    assert not reading.errors
    assert reading.at.number_input(key="page").value == shown
    assert f"Action liée Résultat {first}" in reading.text


def test_the_contact_of_a_partner_is_for_the_team(screen):
    screen.open("partner", partner="PAL")
    widget(screen.at.text_area, "Coordonnées").set_value("Direction commerciale, poste 12")
    press(screen, "Enregistrer les modifications")
    assert not screen.errors
    assert "Direction commerciale, poste 12" in screen.text
    screen.at.session_state[session.PARTNER] = True
    screen.at.run()
    assert not screen.errors
    assert "Direction commerciale" not in screen.text
    assert "Coordonnées" not in screen.text.split("Masqué")[0]


def test_what_is_confidential_leaves_every_page_of_the_parties(screen):
    screen.open("action", code="A4.6").unfold("edit_action")
    widget(screen.at.checkbox, "Confidentiel").check()
    press(screen, "Enregistrer les modifications")
    assert not screen.errors
    for page, view in (*VIEWS, ("action", "")):
        screen.go(page, view=view, partner="CCIT", code="A4.6")
        assert not screen.errors
    assert "Éditer un catalogue commun" in screen.go("commitments", view="declared").text
    screen.at.session_state[session.PARTNER] = True
    for page, view in VIEWS:
        screen.go(page, view=view, partner="CCIT")
        assert not screen.errors
        assert "Éditer un catalogue commun" not in screen.text, (page, view)
        assert "Catalogue (PDF)" not in screen.text, (page, view)


def test_a_phone_call_is_noted_by_its_partner_and_one_line(screen):
    screen.open("partner", partner="API-ZF")
    widget(screen.at.text_input, "Objet").set_value("Fiches projets : deux restent à recevoir")
    widget(screen.at.segmented_control, "À l'initiative de").set_value("them")
    press(screen, "Enregistrer l'échange")
    assert not screen.errors
    rows = rows_at(data.store(), LAST + 1, SAMPLE_PLAN, "interaction").values()
    (call,) = [r for r in rows if r["kind"] == "call"]
    assert (call["partner"], call["initiator"], call["occurred_on"]) == ("API-ZF", "API-ZF", DAY)
    assert (
        "de l'organisme porteur du plan : 0, du partenaire : 1"
        in screen.go("partner", partner="API-ZF", view="summary").text
    )


def test_an_exchange_is_noted_in_the_meeting(screen):
    screen.open("meeting")
    writing = Writing(SAMPLE_PLAN, "t", clock.now(), DAY)
    key = open_meeting(
        data.store(), LAST, title="Comité", place="Rabat", minutes=30, attendance=[], writing=writing, reason="Comité"
    )  # fmt: skip
    screen.go("meeting", meeting=key, mode="meeting", screen="3")
    _press(screen, "note_action")
    screen.at.segmented_control[0].set_value("exchange")
    screen.at.run()
    widget(screen.at.selectbox, "Partenaire").set_value("PAL")
    widget(screen.at.text_input, "Objet").set_value("Données de trafic promises")
    press(screen, "Enregistrer")
    assert not screen.errors
    revision = reads.revision(data.store(), reads.current_revision(data.store()))
    assert (revision.meeting, revision.reason) == (key, "PAL – Données de trafic promises")


def of_form(collection, form, field):
    """A field of a form, which carries the key of its row."""
    return next(w for w in collection if (w.key or "").startswith(form) and w.key.endswith(field))


def _press(screen, key):
    next(b for b in screen.at.button if b.key == key).click()
    screen.at.run()


def test_the_next_move_is_passed_in_the_form_of_the_action_and_dated_today(screen):
    screen.open("action", code="A4.4")
    assert "Suite attendue CCIS-RSK chef de file" in screen.text
    screen.unfold("edit_action")
    widget(screen.at.selectbox, "Suite attendue de").set_value("CETEF")
    press(screen, "Enregistrer les modifications")
    assert not screen.errors
    assert "Suite attendue CETEF l'action est en attente de sa part · depuis ce jour" in screen.text
    text = screen.go("partners", view="turns").text
    assert "Suite attendue" in text
    assert "CETEF l'action est en attente de sa part" in text


def test_a_party_declares_and_the_president_settles_on_the_sheet_of_the_action(screen):
    screen.open("action", code="A4.6")
    assert "diffère de la valeur retenue" in screen.text
    of_form(screen.at.selectbox, "settle", "_status").set_value("done")
    of_form(screen.at.number_input, "settle", "_progress").set_value(100.0)
    of_form(screen.at.date_input, "settle", "_done_on").set_value(date(2026, 11, 17))
    press(screen, "Arbitrer")
    assert "Cette valeur est nécessaire." in screen.errors[0]
    of_form(screen.at.text_input, "settle", "_settled_by").set_value("Président (CCIS-RSK)")
    of_form(screen.at.text_input, "settle", "_settled_reason").set_value("Catalogue reçu")
    press(screen, "Arbitrer")
    assert not screen.errors
    text = plain(screen.text)
    assert "arbitré le 24/11/2026 par Président (CCIS-RSK) Catalogue reçu" in text
    assert "En cours, 80 %" in text
    assert "Avancement 100 %" in text
    assert len(reads.declared(State(data.store(), LAST + 1, SAMPLE_PLAN, DAY), divergent=True)) == 2


def test_a_declaration_without_a_value_is_refused(screen):
    screen.open("action", code="A3.6").unfold("declare")
    of_form(screen.at.selectbox, "declare", "_organisation").set_value("CCIT")
    press(screen, "Enregistrer la déclaration")
    assert "Cette valeur est nécessaire." in screen.errors[0]
    of_form(screen.at.number_input, "declare", "_progress").set_value(80.0)
    press(screen, "Enregistrer la déclaration")
    assert not screen.errors
    assert "diffère de la valeur retenue" in screen.text


def test_a_commitment_is_linked_to_an_action_found_by_its_words(screen):
    key = next(k for k, r in rows_at_sample(screen).items() if r["code"] == "F4")
    screen.go("commitments", commitment=key)
    assert "Aucune action ne le met encore en œuvre." in screen.text
    widget(screen.at.text_input, "Chercher une action").set_value("plateforme numérique")
    screen.at.run()
    press(screen, "Lier")
    assert not screen.errors
    assert "A3.6 Étudier une plateforme numérique de mise en relation" in screen.text
    assert plain(screen.at.title[0].value) == "2 engagements sans action"


def test_somebody_who_edits_a_commitment_that_changed_meanwhile_is_told_and_may_record_knowingly(screen):
    key = next(k for k, r in rows_at_sample(screen).items() if r["code"] == "F4")
    screen.go("commitments", commitment=key)
    writing = Writing(SAMPLE_PLAN, "autre", clock.now(), DAY)
    edit_commitment(data.store(), LAST, key, {"reference": "Recommandation 4 bis"}, writing)
    screen.at.text_input(key=f"commitment_{key}_reference").set_value("Recommandation 5")
    press(screen, "Enregistrer les modifications")
    said = plain(screen.at.warning[0].value)
    assert "« autre »" in said
    assert "votre valeur « Recommandation 5 » ; valeur enregistrée « Recommandation 4 bis »" in said
    assert (
        rows_at(data.store(), LAST + 1, SAMPLE_PLAN, "commitment")[key]["reference"] == "Recommandation 4 bis"
    )
    press(screen, "Enregistrer les miennes à la place")
    assert not screen.errors
    assert rows_at(data.store(), LAST + 2, SAMPLE_PLAN, "commitment")[key]["reference"] == "Recommandation 5"


def rows_at_sample(screen):
    screen.open("commitments")
    return rows_at(data.store(), LAST, SAMPLE_PLAN, "commitment")


def test_a_commitment_is_added_with_the_codes_of_its_actions(screen):
    screen.open("commitments")
    widget(screen.at.text_area, "Engagement").set_value("Tenir un calendrier commun")
    widget(screen.at.text_input, "Actions liées").set_value("A6.5, Z9.9")
    press(screen, "Ajouter l'engagement")
    assert "Z9.9" in screen.errors[0]
    widget(screen.at.text_input, "Actions liées").set_value("A6.5")
    press(screen, "Ajouter l'engagement")
    assert not screen.errors
    assert "Engagements : 19" in screen.text
    assert "consigné : 4 sur 35" in screen.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_commitments_comes_back_without_a_change(screen, language):
    screen.open("commitments", language)
    content = commitments_workbook(State(data.store(), LAST, SAMPLE_PLAN, DAY), language=language)
    screen.at.file_uploader[0].set_value(("engagements.xlsx", content, "application/octet-stream"))
    screen.at.run()
    assert not screen.errors
    assert not screen.at.warning
    unchanged = translate_plural(language, "{n} unchanged", "{n} unchanged", 18)
    assert plain(unchanged) in screen.text
    assert translate(language, "Record this list") not in [b.label for b in screen.at.button]


def test_a_list_of_commitments_is_shown_before_it_is_recorded(screen):
    screen.open("commitments")
    text = "code;origine;engagement;actions\nN1;Autre;Un engagement de plus;A6.5\nN2;Autre;Sans suite;Z9.9\n"
    screen.at.file_uploader[0].set_value(("liste.csv", text.encode(), "text/csv"))
    screen.at.run()
    assert "1 nouvel engagement" in screen.text
    assert "Z9.9" in screen.at.warning[0].value
    press(screen, "Enregistrer cette liste")
    assert not screen.errors
    assert "Engagements : 19" in screen.text


def test_a_promised_follow_up_is_put_off_in_sight_and_given(screen):
    screen.open("partners", view="letters")
    screen.at.radio(key="promise_what").set_value(screen.at.radio(key="promise_what").options[1])
    screen.at.run()
    (on,) = [d for d in screen.at.date_input if (d.key or "").startswith("promise_promised")]
    on.set_value(date(2026, 12, 4))
    press(screen, "Enregistrer le suivi")
    assert not screen.errors
    assert "04/12/2026 promis d'abord pour le 05/11/2026" in screen.text
    assert "1 suivi promis a passé sa date" in screen.text
