"""A closed plan is read as of the day it was closed: what was open then grows no older, on any page and paper."""

import json
from datetime import date, datetime

import pytest

from lib.documents.calendar import write
from lib.domain.changes import Values
from lib.domain.writing import Writing
from lib.reports import interface
from lib.reports.all_plans import all_plans
from lib.reports.briefing import paper_briefing
from lib.reports.calendar import deadlines
from lib.store import reads
from lib.ui import data
from lib.usecases.plans import close_plan, reopen_plan, start_empty
from lib.usecases.record import create_row
from lib.web.moment import state_asked
from tests.pages.test_matrix import raw as html

BEGUN, CLOSED, PRESENT = date(2026, 5, 4), date(2026, 6, 30), date(2026, 11, 24)
#: Late by 15 days when the plan was closed, by 162 on the present day; due after the closing.
LATE: Values = {"code": "A1", "title": "Signer", "deadline": date(2026, 6, 15), "status": "in_progress"}
AHEAD: Values = {
    "code": "A2",
    "title": "Publier",
    "deadline": date(2026, 7, 3),
    "status": "in_progress",
    "start": BEGUN,
}


def writing(day, plan="ancien"):
    return Writing(plan, "test", datetime.combine(day, datetime.min.time()), day)


@pytest.fixture
def store(screen):
    screen.day = ""  # its address asks for none
    whole = data.whole_store()
    start_empty(whole, "Ancien plan", None, writing(BEGUN), short_name="Ancien")
    for row in (LATE, AHEAD):
        create_row(whole, "action", {"deadline_precision": "day", **row}, writing(BEGUN))
    close_plan(whole, reads.current_revision(whole), writing(CLOSED), reason="Terminé")
    start_empty(whole, "Nouveau plan", None, writing(PRESENT, "nouveau"), short_name="Nouveau")
    return whole


def day_shown(screen):
    return screen.at.date_input(key="day").value


def invites(screen):
    """Whether the page sends its reader to the import, by its words or by a link outside the menu."""
    assert not screen.errors
    links = [link.proto.page for link in screen.at.main.get("page_link")]
    return "importez" in screen.text.casefold() or any("import" in link for link in links)


def state(store):
    return state_asked(store, "ancien", {}, PRESENT)


def test_every_page_of_it_is_as_of_that_day_and_says_so(store, screen):
    for page in ("overview", "deadlines", "axes", "actions", "quality", "documents", "evolution", "outlook"):
        screen.open(page, plan="ancien")
        assert not screen.errors, page
        assert day_shown(screen) == CLOSED, page
        assert "Plan clos le 30/06/2026, chiffres au 30/06/2026" in screen.text, page
        assert "Vous regardez le passé" not in screen.text, page
        assert "day" not in screen.at.query_params, "nobody asked for a day"
    screen.open("deadlines", plan="ancien")
    assert "15 jours" in screen.text
    assert "162" not in screen.text


@pytest.mark.parametrize(("language", "said"), [("en", "Plan closed on"), ("ar", "أُقفلت هذه الخطة في")])
def test_it_is_said_in_every_language(store, screen, language, said):
    screen.open("overview", plan="ancien", lang=language)
    assert said in screen.text


def test_an_empty_plan_says_how_it_begins_until_it_is_closed(store, screen):
    whole = data.whole_store()
    start_empty(whole, "Plan vide", None, writing(BEGUN, "vide"), short_name="Vide")
    pages = ("overview", "axes", "outlook", "actions", "partners", "commitments", "indicators", "order")
    asked = {"order": {"view": "axes"}}
    for page in pages:
        screen.open(page, plan="vide", **asked.get(page, {}))
        assert invites(screen), page
    close_plan(whole, reads.current_revision(whole), writing(CLOSED, "vide"), reason="Sans objet")
    for page in pages:
        screen.open(page, plan="vide", **asked.get(page, {}))
        assert not invites(screen), page


def test_another_day_can_be_asked_for_and_the_one_of_its_end_is_one_press_away(store, screen):
    screen.open("deadlines", plan="ancien", day="2026-11-24")
    assert day_shown(screen) == PRESENT
    assert "Plan clos le 30/06/2026, chiffres au 24/11/2026" in screen.text
    assert "162 jours" in screen.text
    screen.open("deadlines", plan="ancien", day="2026-06-20")
    assert "5 jours" in screen.text
    assert "Retour à aujourd'hui" not in [button.label for button in screen.at.button]
    next(button for button in screen.at.button if button.key == "to_closing").click()
    screen.at.run()
    assert day_shown(screen) == CLOSED


def test_going_to_another_plan_leads_to_its_own_day_and_a_day_that_was_chosen_stays(store, screen):
    screen.open("overview", plan="nouveau")
    assert day_shown(screen) == PRESENT
    screen.go("overview", plan="ancien")
    assert day_shown(screen) == CLOSED
    screen.go("plans", plan="ancien")
    assert day_shown(screen) == PRESENT
    screen.go("overview", plan="nouveau")
    assert day_shown(screen) == PRESENT
    screen.at.date_input(key="day").set_value(date(2026, 11, 20)).run()
    screen.go("overview", plan="ancien")
    assert day_shown(screen) == date(2026, 11, 20)


@pytest.mark.parametrize(("plan", "day"), [("nouveau", PRESENT), ("ancien", CLOSED)])
def test_an_address_that_names_the_day_shown_first_carries_it_into_no_other_plan(store, screen, plan, day):
    screen.open("overview", plan=plan, day=day.isoformat())
    assert day_shown(screen) == day
    assert f"day={day}" not in html(screen)


def test_of_all_plans_it_is_said_that_one_was_closed_once_it_was(store, screen):
    screen.open("plans", plan="nouveau", day="2026-06-20")
    assert "un plan clos au jour de sa clôture" not in screen.text


def test_reopened_it_is_read_as_of_today_again(store, screen):
    screen.open("quality", plan="ancien").unfold("reopen_plan")
    next(field for field in screen.at.text_input if "Motif" in field.label).set_value("Prolongé")
    next(button for button in screen.at.button if button.label == "Rouvrir ce plan").click()
    screen.at.run()
    assert not screen.errors
    assert reads.plan_list(store)[1].closed_on is None
    assert day_shown(screen) == PRESENT
    assert "Plan clos" not in screen.text


def test_closing_and_reopening_change_no_action(store):
    before = state(store)
    reopen_plan(store, reads.current_revision(store), writing(PRESENT), reason="Prolongé")
    after = state(store)
    assert (before.day, after.day) == (CLOSED, PRESENT)
    assert [row.days_late for row in reads.overdue(before)] == [15]
    assert sorted(row.days_late for row in reads.overdue(after)) == [144, 162]


def test_papers_the_interface_and_a_calendar_are_as_of_that_day(store):
    shown = state(store)
    facts = paper_briefing(shown, language="fr")
    assert (facts.day, reads.headline(shown).past_due) == (CLOSED, 1)
    assert json.loads(json.dumps(interface.headline(shown)))["past_due"] == 1
    assert interface.about(shown, is_partner=False)["day"] == "2026-06-30"
    written = write(deadlines(shown), plan="ancien", title="Plan", language="fr").decode()
    assert written.count("BEGIN:VEVENT") == 2
    assert "BEGIN:VALARM" not in written, "nobody is reminded of what nobody follows any more"


def test_all_plans_show_it_as_of_its_end_with_the_figures_of_its_own_page(store, screen):
    for day in (PRESENT, date(2027, 3, 1)):
        found = {p.key: p for p in reads.plans_figures(store, until=date(2199, 12, 31), day=day)}
        head = reads.headline(state(store))
        told = found["ancien"]
        assert (told.past_due, told.watch, told.soon) == (head.past_due, head.watch, head.soon) == (1, 1, 1)
        late = reads.plans_late(store, until=date(2199, 12, 31), day=day, keys=["ancien"])
        assert [row.days_late for row in late] == [15]
    screen.open("plans", plan="nouveau").unfold("closed_plans")
    assert day_shown(screen) == PRESENT
    assert "clos le 30/06/2026, chiffres à cette date" in screen.text
    assert "un plan clos au jour de sa clôture" in screen.text
    plans = tuple(found.values())
    note = all_plans(store, plans, until=date(2199, 12, 31), day=PRESENT, language="fr")
    assert "chiffres à cette date" in note.closed[0].size
