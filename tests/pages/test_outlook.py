"""What the outlook says of the sample, of a young plan, of a day that was chosen."""

from datetime import date

import pytest

from lib.domain.hindsight import Group, Hindsight, Parting
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.ui import data
from lib.ui.outlook import facts
from lib.ui.outlook.day_view import presets
from lib.usecases.actions import edit_action
from lib.usecases.start import SAMPLE_PLAN
from tests.conftest import DAY, NOW
from tests.sample import LAST
from tests.screens import plain


def test_the_title_is_the_finding_and_the_history_is_counted(reading):
    """12 of the sample's actions are done with their dates; 10 of them by their first deadline."""
    reading.open("outlook", "fr")
    assert plain(reading.at.title[0].value) == "Fin du plan : pas avant janvier 2028"
    assert "actions réalisées et datées, 12, dont 10 au plus tard à leur première échéance" in reading.text


def test_a_young_plan_says_why_it_says_nothing(reading):
    """On 1 March 2026 six actions were done: no range, no chance; warnings stay."""
    reading.day = "2026-03-01"
    reading.open("outlook", "fr")
    title = plain(reading.at.title[0].value)
    assert title == "Pas encore de prévision : 6 actions réalisées et datées, il en faut 10"
    assert not reading.at.get("plotly_chart")
    reading.open("outlook", "fr", view="chances")
    assert "environ" not in reading.text


def test_a_completion_without_its_day_is_not_among_those_that_are_counted(screen):
    """12 of the sample's actions are done; without the day of three of them, nine are dated."""
    screen.open("outlook", "fr")
    store = data.store()
    done = [k for k, r in rows_at(store, LAST, SAMPLE_PLAN, "action").items() if r["status"] == "done"]
    for number, key in enumerate(done[:3]):
        row = rows_at(store, LAST + number, SAMPLE_PLAN, "action")[key]
        writing = Writing(SAMPLE_PLAN, "t", NOW, DAY)
        edit_action(store, row, key, {"completed_on": None}, writing)
    screen.open("outlook", "fr")
    title = plain(screen.at.title[0].value)
    assert title == "Pas encore de prévision : 9 actions réalisées et datées, il en faut 10"


def test_the_look_back_counts_each_action_once(reading):
    """Ten actions were open thirty days before their deadline on a day that allowed a forecast, and are past it."""
    reading.open("outlook", "fr")
    text = plain(reading.text)
    assert "Prévisions passées et réalité constatée" in text
    assert (
        "Échéance passée depuis pour 10 actions : 4 devaient la tenir d'après la prévision, 2 l'ont tenue."
        in text
    )
    assert "15/16 (94 %) se sont vérifiés" in text
    assert "ne dépasse pas ce que le hasard explique" in text


def test_the_last_months_are_told_when_they_differ_from_the_history(reading):
    """Of the sample's actions that were open 90 days before, none has ended; the history led to expect four."""
    reading.open("outlook", "fr")
    assert (
        "Parmi les actions restant à réaliser il y a 90 jours, aucune ne l'a été depuis, quand l'historique antérieur en"
        " laissait attendre 4. Le rythme a ralenti"
    ) in plain(reading.text)


@pytest.mark.parametrize(
    ("parting", "title"),
    [
        (Parting.LATER, "Fin du plan : pas avant janvier 2028"),
        (Parting.SOONER, "Fin du plan : pas de date, la réalité a devancé les prévisions passées"),
    ],
)
def test_no_title_states_a_date_that_the_look_back_contradicts(reading, monkeypatch, parting, title):
    group = {Parting.LATER: Group(0.6, 0.8, 0.7, 2, 20), Parting.SOONER: Group(0.0, 0.4, 0.2, 18, 20)}[
        parting
    ]
    monkeypatch.setattr(facts, "of_past", lambda *_: Hindsight(3, 0, 0, 0, 0, 0, (group,)))
    data.forget()
    for view in ("ends", "chances", "by"):
        reading.open("outlook", "fr", view=view)
        assert plain(reading.at.title[0].value) == title
    data.forget()


def test_every_action_has_its_place_on_the_chosen_day(reading):
    """By the end of the year: 12 done, A1.6 (blocked) and A4.5 (suspended) to be decided, of the 35 with an end."""
    reading.open("outlook", "fr", view="by")
    assert "D'ici le 31/12/2026 : 12 actions sont déjà réalisées." in reading.text
    assert "2 appellent d'abord une décision." in reading.text
    before = reading.text.split("À décider avant le 31/12/2026")[-1].split("Dues au 31/12/2026")[0]
    assert "A1.6" in before
    assert "A4.5" in before
    assert "21 ont moins d'une chance sur deux d'y être." in reading.text


def test_a_day_in_the_address_is_the_day_shown(reading):
    reading.open("outlook", "fr", view="by", by="2027-03-15")
    assert reading.at.date_input(key="by_day").value == date(2027, 3, 15)
    assert "D'ici le 15/03/2027" in reading.text


@pytest.mark.parametrize("by", ["2026-11-24", "2020-01-01", "tomorrow"])
def test_a_day_that_is_no_day_to_come_gives_the_end_of_the_year(reading, by):
    reading.open("outlook", "fr", view="by", by=by)
    assert "D'ici le 31/12/2026" in reading.text


def test_another_day_can_be_typed(screen):
    screen.open("outlook", "fr", view="by")
    screen.at.selectbox(key="by").set_value("other").run()
    screen.at.date_input(key="by_day").set_value(date(2027, 9, 1)).run()
    assert not screen.errors
    assert "D'ici le 01/09/2027" in screen.text


@pytest.mark.parametrize("show", ["warned", "coming", "late"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_list_opens_and_leads_to_its_actions(reading, show, language):
    reading.open("outlook", language, view="chances", show=show)
    assert not reading.errors
    assert ("A6.4" in reading.text) == (show == "late")
    assert ("A3.6" in reading.text) == (show != "late")


def test_one_axis_is_listed_alone(reading):
    reading.open("outlook", "fr", view="chances", show="coming", axis="A5")
    assert not reading.errors
    assert "A5.1" in reading.text
    assert "A3.6 " not in reading.text


def test_the_sheet_of_an_action_says_its_chance_and_the_reason(reading):
    reading.open("action", "fr", code="A3.6")
    assert "Chance de tenir l'échéance : improbable (environ 15 %)" in reading.text
    assert "avancement 55 % pour 97 % attendus" in reading.text


@pytest.mark.parametrize("code", ["A1.1", "A1.6"])
def test_what_is_done_or_blocked_has_no_chance_on_its_sheet(reading, code):
    reading.open("action", "fr", code=code)
    assert "Chance de tenir" not in reading.text
    assert "Fin prévisible" not in reading.text


def test_the_deadlines_that_come_say_how_many_are_at_risk(reading):
    """A3.6, A5.1 and A6.2 fall due on 30 November, the only ones within fourteen days."""
    reading.open("deadlines", "fr", view="soon")
    assert "Parmi elles, 3 ont moins d'une chance sur deux de tenir leur échéance." in reading.text


def test_a_partner_reads_an_outlook_without_confidential_actions(screen):
    screen.open("outlook", "fr", view="chances", show="coming")
    assert "Installer et réunir le comité mixte" in screen.text
    store = data.store()
    rows = rows_at(store, LAST, SAMPLE_PLAN, "action")
    key, row = next((k, r) for k, r in rows.items() if r["code"] == "A1.5")
    writing = Writing(SAMPLE_PLAN, "t", NOW, DAY)
    edit_action(store, row, key, {"confidential": True}, writing)
    screen.at.run()
    assert "Installer et réunir le comité mixte" in screen.text
    next(w for w in screen.at.sidebar.toggle if w.label == "Voir comme le partenaire").set_value(True)
    screen.at.run()
    assert not screen.errors
    assert "Installer et réunir le comité mixte" not in screen.text
    assert "14 échéances à venir" in screen.text


def test_the_mixed_commission_is_the_first_day_offered_when_it_is_dated(sample_store):
    """The sample has no date for it: the end of the year comes first; with a date, the commission does."""
    assert list(presets(DAY, None)) == ["2026-12-31", "2027-06-30"]
    assert list(presets(DAY, date(2027, 4, 12))) == ["2027-04-12", "2026-12-31", "2027-06-30"]
    assert list(presets(DAY, DAY)) == ["2026-12-31", "2027-06-30"]
    assert list(presets(date(2026, 12, 31), None)) == ["2027-12-31", "2028-06-30"]
    assert reads.plan_sheet(State(sample_store, LAST, SAMPLE_PLAN, DAY)).commission_on is None


def test_the_facts_are_made_once_for_a_revision_and_a_day(screen, monkeypatch):
    screen.open("outlook", "fr")
    monkeypatch.setattr(facts, "of_plan", lambda *_: pytest.fail("made again"))
    screen.at.run()
    screen.go("action", code="A1.4")
    assert not screen.errors
    assert "Chance de tenir" in screen.text
