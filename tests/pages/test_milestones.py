"""The milestones of an action as they are typed on its sheet, and wherever else they are told."""

from datetime import date
from typing import Any

import icalendar
import pytest

from lib.documents import calendar
from lib.domain.milestones import ProgressFrom
from lib.domain.writing import Writing
from lib.i18n.labels import field_label
from lib.reports.action_paper import action_facts
from lib.reports.calendar import deadlines
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.reads import current_plan, current_revision
from lib.store.state import State
from lib.ui import data
from lib.usecases.milestones import add_milestone, count_progress
from lib.usecases.start import SAMPLE_PLAN
from tests.conftest import DAY, NOW
from tests.pages.test_forms import press, widget
from tests.screens import Screen

WRITING = Writing(SAMPLE_PLAN, "Amina", NOW, DAY)
CODE = "A6.1"  # past its deadline: a meeting sees it


def sheet():
    return Screen().open("action", code=CODE)


def milestones():
    store = data.store()
    return rows_at(store, current_revision(store), current_plan(store), "milestone")


def typed(title, **values):
    own = sheet().unfold("milestone_add")
    widget(own.at.text_input, field_label("fr", "milestone", "title")).set_value(title)
    for name, value in values.items():
        widget(own.at.number_input, field_label("fr", "milestone", name)).set_value(value)
    press(own, "Ajouter le jalon")
    return own


def told(*given):
    """The sheet of an action with milestones recorded beside the screen."""
    store = data.store()
    action = reads.action(State(store, current_revision(store), SAMPLE_PLAN, DAY), CODE)
    for values in given:
        add_milestone(store, action.key, values, WRITING)
    return action


PASSED = {"title": "Cahier des charges", "deadline": date(2026, 10, 15), "weight": 3.0}
COMING = {"title": "Choix du prestataire", "deadline": date(2026, 11, 30), "owner": "Juriste"}


def test_a_milestone_is_added_done_in_one_press_edited_and_taken_away(screen):
    own = typed("Cahier des charges")
    assert "Non démarré" in own.text
    press(own, "Fait")
    ((key, row),) = milestones().items()
    assert (row["status"], row["completed_on"]) == ("done", DAY)
    assert "Réalisé le 24/11/2026" in own.text
    own.unfold(f"milestone_edit_{key}")
    widget(own.at.number_input, "Poids").set_value(2.0)
    press(own, "Enregistrer les modifications")
    assert "poids 2" in own.text
    own = sheet().unfold(f"milestone_edit_{key}")
    press(own, "Supprimer ce jalon")
    assert milestones() == {}
    assert "Jalons" not in own.text


def test_a_milestone_without_a_title_or_with_no_weight_is_refused_in_words(screen):
    assert typed("").errors[0].startswith("Intitulé du jalon")
    assert typed("Sans poids", weight=0.0).errors[0].startswith("Poids")
    assert milestones() == {}


def test_the_sheet_says_where_its_progress_comes_from_and_asks_for_no_other(screen):
    told({**PASSED, "status": "done"}, COMING)
    own = sheet()
    assert "ses jalons donneraient 75 %, d'après 1 jalon sur 2 (pondéré)." in own.text
    press(own, "Tirer l'avancement des jalons")
    assert "75 % (attendu 100 %) d'après 1 jalon sur 2 (pondéré)" in own.text
    assert not [
        w for w in own.at.number_input if w.key == f"quick_{milestones().popitem()[1]['action']}_progress"
    ]
    press(own, "Revenir à un avancement déclaré")
    assert "L'avancement de cette action est déclaré" in own.text


def test_a_late_milestone_is_said_on_the_sheet_in_the_meeting_by_a_day_and_in_the_search(screen):
    told(PASSED, COMING)
    assert "En retard de 40 jours" in sheet().text
    by = screen.open("outlook", view="by", by="2026-12-31").text
    assert "Jalons à réaliser d'ici le 31/12/2026" in by
    assert "Cahier des charges" in by
    assert "Jalons (1)" in screen.open("search", q="prestataire").text
    assert "plein une fois réalisé" in screen.open("deadlines", view="calendar", page="2").text
    screen.open("meeting")
    press(screen, "Ouvrir la réunion")
    shown = screen.go("meeting", mode="meeting", screen="3").text
    assert "Prochain jalon : Choix du prestataire, 30/11/2026" in shown
    assert "1 jalon en retard : Cahier des charges, 15/10/2026" in shown


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_papers_and_calendars_hold_the_milestones(screen, language):
    action = told(PASSED, COMING)
    store = data.store()
    count_progress(store, current_revision(store), action.key, ProgressFrom.MILESTONES, WRITING)
    state = State(store, current_revision(store), SAMPLE_PLAN, DAY)
    facts = action_facts(state, action.key, language=language)
    assert [row[1] for row in facts.milestones] == ["Cahier des charges", "Choix du prestataire"]
    assert "2" in facts.said_of_progress
    assert [d.key for d in deadlines(state, owner="Juriste") if d.is_milestone] == [
        row.key for row in reads.milestones(state) if row.owner == "Juriste"
    ]
    content = calendar.write(deadlines(state), plan=SAMPLE_PLAN, title="Plan", language=language)
    parsed: Any = icalendar.Calendar.from_ical(content)
    events = {str(e["summary"]): e for e in parsed.walk("VEVENT")}
    (coming,) = [e for name, e in events.items() if "Choix du prestataire" in name]
    assert coming["dtstart"].dt == date(2026, 11, 30)
    assert str(coming["summary"]).startswith(CODE)
    assert len(coming.walk("VALARM")) == 2


def test_a_partner_reads_the_milestones_and_presses_nothing(screen):
    told({**PASSED, "owner": "Chef de projet", "comment": "Pour nous"})
    own = sheet()
    widget(own.at.sidebar.toggle, "Voir comme le partenaire").set_value(True)
    own.at.run()
    assert "Cahier des charges" in own.text
    assert "Pour nous" not in own.text
    assert "Chef de projet" not in own.text
    assert not [b for b in own.at.button if b.label in ("Fait", "Tirer l'avancement des jalons")]
