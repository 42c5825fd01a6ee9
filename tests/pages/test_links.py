"""What an action needs and its occurrences, as they are typed and read on its sheet."""

from datetime import date, datetime

from lib.domain.changes import Value
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.state import State
from lib.ui import data
from lib.usecases.actions import create_action
from tests.pages.test_forms import press, widget
from tests.pages.test_meeting import opened, project
from tests.screens import Screen

DAY = date(2026, 11, 24)


def now():
    return State(data.store(), reads.current_revision(data.store()), reads.current_plan(data.store()), DAY)


def sheet(code="A1.5"):
    return Screen().open("action", code=code)


def tied(own, action, *codes):
    """The form of dependencies, filled in and sent."""
    key = reads.action(now(), action).key
    own.unfold(f"dependency_add_{key}")
    widget(own.at.text_input, "Dépend de (codes)").set_value(", ".join(codes))
    press(own, "Ajouter une dépendance")
    return own


def test_a_dependency_is_typed_by_its_code_and_read_on_both_sheets(screen):
    own = tied(sheet(), "A1.5", "A2.3", "1.2")
    assert "Actions dont elle dépend : 2, réalisées : 1. En retard : A2.3." in own.text
    assert "Nécessaire à A1.5" in sheet("A2.3").text


def test_a_circle_and_a_code_that_nobody_has_are_refused_in_words(screen):
    tied(sheet(), "A1.5", "A2.3")
    own = tied(sheet("A2.3"), "A2.3", "A1.5")
    assert "A2.3 → A1.5 → A2.3" in own.errors[0].replace("\u2068", "").replace("\u2069", "")
    own = tied(sheet("A2.3"), "A2.3", "Z9")
    assert "Z9" in own.errors[0]


def test_the_next_occurrence_is_done_in_a_press_and_one_that_moves_asks_why(screen):
    values: dict[str, Value] = {
        "code": "A1.9",
        "title": "Comité",
        "start": date(2026, 1, 1),
        "deadline": date(2026, 12, 31),
    }
    create_action(
        data.store(),
        {**values, "recurrence": "quarterly"},
        Writing(now().plan, "test", datetime(2026, 11, 24, 10), DAY),
    )
    own = sheet("A1.9")
    assert (
        "Occurrences réalisées : 0 sur 4. 3 occurrences ont dépassé leur date. Prochaine : 31/03/2026."
        in own.text
    )
    press(own, "L'occurrence du 31/03/2026 est réalisée")
    assert "Occurrences réalisées : 1 sur 4." in own.text
    found = list(reads.occurrences_of_action(now(), key=reads.action(now(), "A1.9").key))
    own.unfold(f"occurrence_edit_{found[1].key}")
    widget(own.at.date_input, "À faire le").set_value(date(2026, 12, 15))
    press(own, "Enregistrer les modifications")
    assert "motif" in own.errors[0]
    widget(own.at.text_input, "Motif, si la date change").set_value("salle prise")
    press(own, "Enregistrer les modifications")
    assert "prévue d'abord le 30/06/2026" in own.text


def test_what_an_action_waits_for_is_told_in_the_meeting_in_the_calendar_and_by_a_day(screen):
    tied(sheet(), "A1.5", "A2.3")
    assert "A1.5" in Screen().open("outlook", view="by").text.split("À réaliser d'abord")[-1]
    assert "Un trait fin va" in Screen().open("deadlines", view="calendar").text
    assert "Dépend d'une action en retard (1 action)" in Screen().open("quality").text
    tied(sheet("A6.4"), "A6.4", "A2.3")
    assert "attend A2.3, en retard" in project(opened(Screen()), 3).text
