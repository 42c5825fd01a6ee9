"""What an agenda calls of a plan, whatever its size; and the convocation that says so, read back from its files."""

import io
from dataclasses import replace
from datetime import date, datetime

import icalendar
import pytest
from docx import Document as Word

from lib.documents import convocation, docx, invitation
from lib.documents.blocks import Table
from lib.domain.agenda import PACE, Point, allowed, encode, proposed
from lib.domain.terms import MeetingState
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES, translate
from lib.i18n.formats import MISSING
from lib.reports.attendance import parties
from lib.reports.convocation import convocation_facts, invitation_of
from lib.reports.meeting import Examined, Shown, called, points_of, running_order
from lib.store import reads
from lib.store.connection import Store
from lib.store.state import State
from lib.usecases.convening import convene
from lib.wording.meeting import TITLES
from tests.bench.plans import write_plan

DAY = date(2026, 11, 24)
WRITING = Writing("p", "test", datetime(2026, 11, 24, 10, 0), DAY)


def examined(state):
    return Examined(
        decisions=(),
        missed=(),
        overdue=reads.overdue(state, limit=500),
        overdue_blocked=reads.headline(state).past_due_blocked,
        blocked=reads.situations(state, situations=("blocked",), limit=500),
        soon=reads.due_within(state, days=14, limit=500),
        waiting=reads.waiting(state),
        letters=reads.pending_letters(state),
        promises=(),
    )


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    """300 actions on 12 axes, and a meeting convened with what they ask for and a point added by hand."""
    path = tmp_path_factory.mktemp("agenda") / "plan.duckdb"
    write_plan(path, 300, axes=12)
    store = Store.open(path)
    found = examined(State(store, reads.current_revision(store), "p", DAY))
    points = (*proposed(found.found, 30)[:-2], Point(None, 3, "Foire de Lomé"), Point(7, 1), Point(8, 1))
    convene(
        store,
        reads.current_revision(store),
        {
            "title": "Réunion",
            "held_on": date(2026, 12, 1),
            "starts_at": "10h",
            "planned_minutes": sum(p.minutes for p in points),
            "place": "Rabat",
            "chair": "Président",
        },
        attendance=[("Maroc", "Directeur", True), ("Togo", "Conseiller", True)],
        points=points,
        writing=WRITING,
        reason="Convocation",
    )
    yield State(store, reads.current_revision(store), "p", DAY)
    store.close()


@pytest.fixture
def shown(plan):
    (meeting,) = reads.meetings(plan)
    found = examined(plan)
    points = points_of(meeting, found.found)
    late = frozenset(row.key for row in found.overdue[-3:])
    return Shown(
        meeting=meeting,
        previous=None,
        head=reads.headline(plan),
        soon_days=14,
        moves=None,
        earlier=(),
        own=(),
        carried=late,
        points=points,
        called=called(found, points, late),
    )


def test_each_point_calls_what_its_minutes_allow_and_counts_the_rest(shown):
    assert shown.called.found[3] > 60
    for point in shown.points:
        if point.computed in PACE:
            assert shown.called.lines(point.computed) <= allowed(point)
            assert (
                shown.called.lines(point.computed) + shown.called.left(point.computed)
                == shown.called.found[point.computed]
            )
    order = running_order(shown)
    assert 0 < sum(len(call.items) for call in order) <= 30
    assert sum(call.minutes for call in order) <= shown.meeting.planned_minutes


def test_what_the_last_meeting_left_is_called_first_however_recent(shown):
    first = {item.key for call in running_order(shown) for item in call.items if item.key in shown.carried}
    assert first == shown.carried
    assert running_order(shown)[0].items[0].key in shown.carried


def test_a_point_that_is_off_the_agenda_is_counted_and_not_called(plan):
    found = examined(plan)
    nothing = called(found, [Point(1, 30)], frozenset())
    assert nothing.items == ()
    assert {n: nothing.left(n) for n in (3, 4, 5)} == {n: found.found[n] for n in (3, 4, 5)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_convocation_tells_every_point_with_its_hour_and_durations_that_add_up(plan, shown, language):
    facts = convocation_facts(plan, shown=shown, language=language)
    assert [stop.minutes for stop in facts.stops] == [p.minutes for p in shown.points]
    assert facts.stops[0].begins.isoformat("minutes") == "10:00"
    last = facts.stops[-1]
    assert (
        last.begins.hour * 60 + last.begins.minute + last.minutes == facts.ends.hour * 60 + facts.ends.minute
    )
    paper = Word(io.BytesIO(docx.write(convocation.convocation(facts, language))))
    words = "\n".join(
        [
            *(p.text for p in paper.paragraphs),
            *(c.text for t in paper.tables for r in t.rows for c in r.cells),
        ]
    )
    copied = convocation.text(facts, language)
    for text in (words, copied):
        for expected in (
            translate(language, TITLES[3]),
            "Foire de Lomé",
            "Président",
            facts.asked[0].actions[0],
        ):
            assert expected in text
    assert {"Directeur", "Conseiller"} <= set(words.replace("–", " ").split())


def test_each_owner_stands_once_with_all_that_is_asked_and_a_title_without_code_alone(plan, shown):
    facts = convocation_facts(plan, shown=shown, language="fr")
    asked = next(one for one in facts.asked if 1 < len(one.actions) <= convocation.IN_A_ROW)
    table = convocation.convocation(facts, "fr").blocks[-1]
    assert isinstance(table, Table)
    assert [actions for owner, actions in table.rows if owner == asked.owner] == ["\n".join(asked.actions)]
    many = replace(facts, asked=[replace(asked, actions=[f"A{n} – x" for n in range(25)])])
    table = convocation.convocation(many, "fr").blocks[-1]
    assert isinstance(table, Table)
    assert [len(actions.split("\n")) for _, actions in table.rows] == [10, 10, 5], (
        "no row is longer than a page"
    )
    bare = tuple(replace(item, code=MISSING, title="Sans code") for item in shown.called.items)
    facts = convocation_facts(
        plan, shown=replace(shown, called=replace(shown.called, items=bare)), language="fr"
    )
    assert {action for one in facts.asked for action in one.actions} == {"Sans code"}


def test_a_text_to_copy_has_the_apostrophes_of_a_paper(plan, shown):
    facts = replace(convocation_facts(plan, shown=shown, language="fr"), title="Point d'étape")
    told = convocation.text(facts, "fr")
    assert "Point d’étape" in told
    assert "'" not in told


def test_the_calendar_holds_the_meeting_at_its_hour_in_the_zone_of_the_plan_with_an_alarm(plan, shown):
    told = "Ordre du jour"
    (event,) = icalendar.Calendar.from_ical(
        invitation.write(invitation_of(shown.meeting, told=told, time_zone="Africa/Casablanca"), plan="p")
    ).events
    assert event.start.isoformat() == "2026-12-01T09:00:00+00:00"
    assert event.duration.total_seconds() == 60 * shown.meeting.planned_minutes
    assert (str(event["location"]), str(event["description"])) == ("Rabat", told)
    assert len(event.alarms.times) == 1


def test_a_meeting_without_an_hour_is_a_day_of_the_calendar(plan, shown):
    without = invitation_of(shown.meeting, told="", time_zone="Africa/Casablanca")
    kept = invitation.Invitation(**{n: getattr(without, n) for n in without.__slots__} | {"begins": None})
    (event,) = icalendar.Calendar.from_ical(invitation.write(kept, plan="p")).events
    assert event.start == date(2026, 12, 1)
    assert event.duration.days == 1


def test_a_plan_without_partners_has_the_organisations_of_its_actions_for_parties(plan):
    assert parties(plan) == ("AFCET", "Ambassade", "CCIS-RSK", "CCIT")


def test_the_parties_of_the_sample_are_those_that_signed_the_host_first(sample_store):
    assert parties(State(sample_store, reads.current_revision(sample_store), "sample", DAY)) == (
        "Maroc",
        "Togo",
    )


def test_an_agenda_is_stored_as_it_was_convened(shown):
    assert shown.meeting.state == MeetingState.CONVENED
    assert shown.meeting.agenda == encode(shown.points)
