"""A page that was shared, as whoever has the link sees it: that page, as it was seen, without a way to anything else."""

import re
import shutil
from datetime import date, datetime

import pytest

from lib.domain.people import Board, Person
from lib.domain.rights import SHARED
from lib.domain.roles import Role
from lib.domain.writing import Writing
from lib.people.store import close_all
from lib.store.connection import opened
from lib.store.ledger import NOW, rows_at
from lib.store.reads import current_revision
from lib.ui import here, navigation
from lib.usecases.copying import copy_plan
from lib.usecases.plans import close_plan
from lib.usecases.record import edit_row
from lib.usecases.start import SAMPLE_PLAN
from tests.pages.test_matrix import READINGS
from tests.pages.test_matrix import raw as html
from tests.pages.test_partner_account import place as hiding
from tests.pages.test_partner_account import told
from tests.screens import Screen

#: The sample, where an action of the partner is confidential.
place = hiding
DAY = date(2026, 11, 24)
UNTIL = datetime(2026, 12, 1, 9)
#: What the address of a page about one thing names.
ABOUT = {"action": {"code": "A1.5"}, "partner": {"partner": "CCIT"}}
#: What hands something out, or leads away.
WAYS = ("download_button", "button", "text_input", "selectbox", "multiselect", "date_input", "text_area")


def visit(monkeypatch, page, plan=SAMPLE_PLAN, *, partner=False, **query):
    """Whoever asks has a link to a page."""
    shown = {"lang": "fr", **ABOUT.get(page, {}), **query}
    who = Person("", Role.VISITOR, board=Board(page, plan, tuple(sorted(shown.items())), partner, UNTIL))
    monkeypatch.setattr(here, "person", lambda typed: who)
    return who


@pytest.fixture(scope="module")
def copied(sample_file, tmp_path_factory):
    return shutil.copy(sample_file, tmp_path_factory.mktemp("boards") / "plan.duckdb")


@pytest.fixture
def sample(copied, monkeypatch):
    monkeypatch.setenv("PLAN_DATABASE", str(copied))
    yield copied
    close_all()


def test_the_pages_that_can_be_shared_are_where_their_links_say():
    for page in SHARED:
        entry = next(entry for entry in navigation.ENTRIES if entry.file == page)
        assert Board(page, "p", (), False, UNTIL).path == entry.path


def titles(screen):
    return [title.value for title in screen.at.title]


@pytest.mark.parametrize("page", SHARED)
def test_a_shared_page_says_what_its_maker_sees_and_leads_nowhere(sample, monkeypatch, page):
    faults = []
    for asked in ("", *READINGS.get(page, [])):
        query = dict(part.split("=") for part in asked.split("&") if part)
        with monkeypatch.context() as patched:
            whole = Screen().open(page, **{**ABOUT.get(page, {}), **query})
            visit(patched, page, **query)
            screen = Screen().open(page)
        at = f"{page}?{asked}"
        faults += [f"{at}: {error}" for error in screen.errors]
        kept = {name: value for name, value in whole.at.query_params.items() if name in query}
        if kept == query and query.get("view") != "grid" and titles(screen) != titles(whole):
            faults.append(f"{at}: another title")
        faults += [f"{at}: leads to {found}" for found in re.findall(r'href="(/[^"]*)"', html(screen))]
        faults += [f"{at}: {kind} {e.key}" for kind in WAYS for e in screen.at.get(kind) if e.key != "wake"]
        faults += [f"{at}: a link {e}" for e in screen.at.get("page_link")]
        faults += [f"{at}: the menu {e}" for e in screen.at.sidebar.children.values()]
    assert not faults, "\n".join(faults)


def test_what_the_browser_asks_for_changes_nothing(sample, monkeypatch):
    visit(monkeypatch, "actions", situation="overdue")
    plain = Screen().open("actions")
    other = Screen(day="2026-03-01").open(
        "actions",
        language="ar",
        situation="done",
        q="lom",
        revision="3",
        plan="x",
        view="grid",
        fill="deadline",
    )
    assert "6 en retard" in plain.text
    assert other.text == plain.text
    assert other.at.query_params["situation"] == "overdue"


@pytest.mark.parametrize(
    "page", ["overview", "people", "history", "search", "import_file", "documents", "deadlines"]
)
def test_another_page_is_the_one_that_was_shared(sample, monkeypatch, page):
    visit(monkeypatch, "actions", situation="overdue")
    screen = Screen().open(page)
    assert not screen.errors
    assert [title.value for title in screen.at.title] == [
        "6 actions sur 36 : 6 en retard".replace(" :", "\u00a0:")
    ]


def test_a_link_of_one_day_says_so_and_offers_no_other(sample, monkeypatch):
    visit(monkeypatch, "overview", day="2026-06-30", revision="31")
    screen = Screen().open()
    assert "état passé" in screen.text
    assert "30/06/2026" in screen.text
    assert not [button for button in screen.at.button if button.key != "wake"]


@pytest.mark.parametrize("page", SHARED)
def test_the_partner_s_view_that_was_shared_names_nothing_hidden(place, monkeypatch, page):
    monkeypatch.setenv("PLAN_DATABASE", str(place[0]))
    faults = []
    for asked in ("", *READINGS.get(page, [])):
        query = dict(part.split("=") for part in asked.split("&") if part)
        for past in ({}, {"day": "2026-11-01"}, {"revision": "12"}):
            with monkeypatch.context() as patched:
                visit(patched, page, partner=True, **query, **past)
                screen = Screen().open(page)
            at = f"{page}?{asked}&{past}"
            faults += [f"{at}: {error}" for error in screen.errors]
            faults += told(screen, place, at)
    close_all()
    assert not faults, "\n".join(faults)


def test_a_hidden_action_s_sheet_that_was_shared_as_a_partner_sees_it_is_one_that_never_was(
    place, monkeypatch
):
    monkeypatch.setenv("PLAN_DATABASE", str(place[0]))
    visit(monkeypatch, "action", partner=True, code=place[2])
    hidden = Screen().open("action")
    visit(monkeypatch, "action", partner=True, code="Q7.77")
    assert hidden.text.replace(place[2], "Q7.77") == Screen().open("action").text


def writing(plan):
    return Writing(plan, "x", datetime(2026, 11, 24, 9), DAY)


def test_no_other_plan_is_named_and_a_closed_one_is_read_as_such(sample_file, tmp_path, monkeypatch):
    path = shutil.copy(sample_file, tmp_path / "plan.duckdb")
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    store = opened(path)
    copy_plan(store, SAMPLE_PLAN, "Plan ZORGLUB", writing("zorglub"), short_name="ZORGLUB")
    visit(monkeypatch, "overview", plan="zorglub")
    assert "ZORGLUB" in html(Screen().open(plan=SAMPLE_PLAN))
    visit(monkeypatch, "overview")
    assert "ZORGLUB" not in html(Screen().open(plan="zorglub"))
    close_plan(store, current_revision(store), writing(SAMPLE_PLAN), reason="fini")
    screen = Screen().open()
    assert not screen.errors
    assert "Plan clos le 24/11/2026" in screen.text
    close_all()


def test_what_is_recorded_later_is_on_the_page_that_lives(sample_file, tmp_path, monkeypatch):
    path = shutil.copy(sample_file, tmp_path / "plan.duckdb")
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    visit(monkeypatch, "action")
    screen = Screen().open("action")
    store = opened(path)
    key = next(k for k, r in rows_at(store, NOW, SAMPLE_PLAN, "action").items() if r["code"] == "A1.5")
    edit_row(store, "action", current_revision(store), key, {"title": "ZORGLUB"}, writing(SAMPLE_PLAN))
    screen.at.run()
    assert "ZORGLUB" in screen.text
    close_all()
