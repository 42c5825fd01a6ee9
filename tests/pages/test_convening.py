"""Before a meeting and after it, as the person who prepares it uses the page."""

import json
from datetime import date, datetime

import pytest

from lib.domain.agenda import decode
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES, translate
from lib.store import reads
from lib.store.state import State
from lib.ui import data
from lib.usecases.actions import create_action
from lib.usecases.start import SAMPLE_PLAN
from lib.wording.meeting import TITLES
from tests.pages.test_meeting import press, project
from tests.screens import plain

DAY = date(2026, 11, 24)


def convened(screen, language="fr"):
    screen.open("meeting", language).unfold("convene")
    return press(screen, translate(language, "Convene with the proposed agenda"))


def key_of_state(state):
    found = reads.meetings(State(data.store(), data.latest_revision(), SAMPLE_PLAN, DAY))
    return next(m for m in found if m.state == state)


def typed(screen, key, value):
    fields = [*screen.at.number_input, *screen.at.text_input, *screen.at.checkbox]
    next(w for w in fields if w.key and w.key.endswith(key)).set_value(value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meeting_is_convened_with_the_agenda_that_the_plan_asks_for(screen, language):
    convened(screen, language)
    meeting = key_of_state("convened")
    assert meeting.held_on == date(2026, 12, 1)
    assert [p.computed for p in decode(meeting.agenda)] == [1, 3, 4, 5, 6, 7, 8]
    assert sum(p.minutes for p in decode(meeting.agenda)) == meeting.planned_minutes
    names = {b.proto.label for b in screen.at.get("download_button")}
    assert {plain(n) for n in names} == {
        plain(translate(language, words)) for words in ("Word (.docx)", "PDF (.pdf)", "Calendar (.ics)")
    }
    screen.unfold("convocation_text")
    assert translate(language, TITLES[3]) in screen.at.code[0].value


def test_points_move_are_added_and_adjusted_and_the_meeting_is_held_in_that_order(screen):
    convened(screen)
    typed(screen, "_place_c5", 1.0)
    typed(screen, "_minutes_c6", 0.0)
    typed(screen, "_title_h1", "Foire de Lomé")
    next(b for b in screen.at.button if b.label == "Enregistrer l'ordre du jour").click()
    screen.at.run()
    assert screen.errors[0].startswith("Les points durent 32 min et la réunion 30 min.")
    typed(screen, "_adjust", True)
    press(screen, "Enregistrer l'ordre du jour")
    points = decode(key_of_state("convened").agenda)
    assert [p.title or p.computed for p in points] == [5, 1, 3, 4, "Foire de Lomé", 7, 8]
    assert sum(p.minutes for p in points) == 30
    screen.at.session_state["begin_" + key_of_state("convened").key] = True
    screen.at.run()
    press(screen, "Ouvrir la réunion")
    assert plain(screen.at.title[0].value).startswith("Échéances à venir")
    project(screen, 5)
    assert plain(screen.at.title[0].value) == "Foire de Lomé"
    press(screen, key="leave")
    box = next(m for m in screen.at.multiselect if "Points abordés" in m.label)
    box.set_value([option for option in box.value if option != "Foire de Lomé"])
    press(screen, "Clôturer et produire le relevé")
    assert "Foire de Lomé" in screen.text
    convened(screen)
    assert "Foire de Lomé" in [p.title for p in decode(key_of_state("convened").agenda)]
    screen.open("meeting")
    press(screen, "Ouvrir la réunion")
    assert "Foire de Lomé" in [p.title for p in decode(key_of_state("open").agenda)]


def test_who_was_there_is_proposed_with_a_tick_and_only_the_parties_of_the_plan(screen):
    screen.open("meeting")
    boxes = [a for a in screen.at.text_area if "fonctions à ajouter" in a.label]
    assert [plain(a.label).split(" :")[0] for a in boxes] == ["Maroc", "Togo"]
    boxes[0].set_value("Directeur\nChargée de mission")
    boxes[1].set_value("Conseiller économique")
    press(screen, "Ouvrir la réunion")
    press(screen, key="leave")
    ticks = {c.label: c for c in screen.at.checkbox}
    assert [ticks[name].value for name in ("Directeur", "Conseiller économique")] == [True, True]
    typed(screen, "_present_Togo_Conseiller économique", False)
    typed(screen, "_excused_Togo_Conseiller économique", True)
    typed(screen, "_present_Maroc_Chargée de mission", False)
    press(screen, "Clôturer et produire le relevé")
    assert json.loads(key_of_state("closed").attendance) == [
        ["Maroc", "Directeur", True],
        ["Togo", "Conseiller économique", False],
    ]
    again = {c.label: c.value for c in screen.open("meeting").at.checkbox}
    assert (again["Directeur"], again["Conseiller économique"]) == (True, False)
    assert "Chargée de mission" not in again


def test_two_people_of_one_function_each_have_their_tick_and_the_meeting_closes(screen):
    screen.open("meeting")
    box = next(a for a in screen.at.text_area if "fonctions à ajouter" in a.label)
    box.set_value("Conseiller\nConseiller")
    press(screen, "Ouvrir la réunion")
    press(screen, key="leave")
    ticks = [c for c in screen.at.checkbox if c.label == "Conseiller"]
    assert [tick.value for tick in ticks] == [True, True]
    typed(screen, "_present_Maroc_Conseiller_2", False)
    typed(screen, "_excused_Maroc_Conseiller_2", True)
    press(screen, "Clôturer et produire le relevé")
    assert json.loads(key_of_state("closed").attendance) == [
        ["Maroc", "Conseiller", True],
        ["Maroc", "Conseiller", False],
    ]


def test_nobody_is_recorded_as_present_and_excused_at_once(screen):
    screen.open("meeting")
    next(a for a in screen.at.text_area if "fonctions à ajouter" in a.label).set_value("Directeur")
    press(screen, "Ouvrir la réunion")
    press(screen, key="leave")
    typed(screen, "_excused_Maroc_Directeur", True)
    next(b for b in screen.at.button if b.label == "Clôturer et produire le relevé").click()
    screen.at.run()
    assert "Directeur (Maroc) est à la fois présent et excusé" in screen.errors[0]
    assert key_of_state("open")
    typed(screen, "_present_Maroc_Directeur", False)
    press(screen, "Clôturer et produire le relevé")
    assert json.loads(key_of_state("closed").attendance) == [["Maroc", "Directeur", False]]


def test_a_plan_begun_without_partners_offers_the_organisations_of_its_actions(empty_screen):
    empty_screen.open("overview")
    writing = Writing("plan-1", "t", datetime(2026, 11, 24, 10), DAY)
    create_action(data.store(), {"title": "Foire", "organisation": "CCI Lomé"}, writing)
    empty_screen.open("meeting")
    assert "CCI Lomé : fonctions à ajouter" in empty_screen.text
