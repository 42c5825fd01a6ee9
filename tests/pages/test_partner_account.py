"""A partner who signed in: every page, paper and past state, and nothing that is hidden is told of."""

import re
import shutil
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from lib.domain.people import Person
from lib.domain.rights import READ
from lib.domain.roles import Role
from lib.people.store import close_all
from lib.store.connection import close_all as close_all_stores
from lib.store.connection import opened
from lib.store.ledger import NOW, rows_at
from lib.store.reads import current_revision, partner_list, round_answers
from lib.store.state import State
from lib.ui import here
from lib.usecases.plans import start_empty
from lib.usecases.rounds import close_round, open_round
from lib.usecases.start import SAMPLE_PLAN
from tests.hidden_action import (
    DAY,
    MACHINE,
    WORD,
    faults_of,
    is_like_one_that_never_was,
    leaks,
    written_about,
)
from tests.pages.test_matrix import raw as html
from tests.screens import Screen

#: What only somebody of the house is told: that something is left out, and how much.
TOLD = re.compile(r"confidentiel|réservée|masqué|caché|hidden|laissé(?:e)?s? de côté", re.IGNORECASE)


@pytest.fixture(scope="module")
def place(sample_file, tmp_path_factory):
    """The sample, where an action of the partner was written about at length and then made confidential."""
    return written_about(sample_file, tmp_path_factory.mktemp("partner"), {"confidential": True})


@pytest.fixture
def partner(place, monkeypatch):
    monkeypatch.setenv("PLAN_DATABASE", str(place[0]))
    who = Person("Awa Mensah", Role.PARTNER, "a1", "Chargée de mission", "CCIT", "s1")
    monkeypatch.setattr(here, "person", lambda typed: who)
    yield who
    close_all()


def told(screen, place, at):
    """What a page names of it, and what says that something is left out."""
    return [*leaks(screen, place, at), *(f"{at}: {word}" for word in TOLD.findall(screen.text))]


@pytest.mark.parametrize("page", READ.pages)
def test_no_page_names_what_is_hidden_nor_says_that_anything_is(partner, place, page):
    faults = faults_of(page, place, told)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("asked", ["code", "key"])
def test_the_sheet_of_a_hidden_action_is_that_of_one_that_never_was(partner, place, asked):
    _, key, code, _ = place
    assert is_like_one_that_never_was(code if asked == "code" else key)


def test_a_partner_finds_no_hidden_action_by_searching(partner, place):
    for said in (place[2], place[3], f"{WORD} step"):
        screen = Screen().open("search", q=said)
        assert not screen.errors
        assert f"{WORD} title" not in html(screen)
        assert place[1] not in html(screen)


def test_a_partner_writes_of_its_own_actions_from_their_sheets(sample_file, tmp_path, monkeypatch):
    """It declares for itself, notes in its name and shares what it notes; of another's action no form is there."""
    path = shutil.copy(sample_file, tmp_path / "plan.duckdb")
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    who = Person("Awa Mensah", Role.PARTNER, "a1", "Chargée de mission", "CCIT", "s1")
    monkeypatch.setattr(here, "person", lambda typed: who)
    monkeypatch.setattr("lib.ui.writing.noted", lambda *_, **__: None)
    store = opened(path)
    seen = rows_at(store.seen_by_partner(), NOW, SAMPLE_PLAN, "action")
    mine = next((k, r) for k, r in seen.items() if r["organisation"] == "CCIT")
    other = next(r for r in seen.values() if "CCIT" not in f"{r['organisation']} {r['partners']}")
    screen = Screen().open("action", code=mine[1]["code"])
    assert not screen.errors
    screen.unfold("note_add")
    assert screen.at.text_area(key=f"note_new_{mine[0]}_text")
    screen.at.text_area(key=f"note_new_{mine[0]}_text").set_value("Vu avec la banque")
    screen.at.button(key=f"note_new_{mine[0]}_record").click().run()
    assert not screen.errors
    note = next(
        r for r in rows_at(store, NOW, SAMPLE_PLAN, "note").values() if r["text"] == "Vu avec la banque"
    )
    assert (note["noted_by"], note["shared"]) == (who.author, True)
    screen.unfold("declare")
    screen.at.selectbox(key=f"declare_{mine[0]}_status").set_value("in_progress")
    screen.at.button(key=f"declare_{mine[0]}_record").click().run()
    assert not screen.errors
    told = rows_at(store, NOW, SAMPLE_PLAN, "declaration").values()
    assert any(
        r["action"] == mine[0] and r["organisation"] == "CCIT" and r["declared_on"] == DAY for r in told
    )
    screen = Screen().open("action", code=other["code"])
    forms = [e.key or "" for e in (*screen.at.button, *screen.at.expander) if hasattr(e, "key")]
    assert not [key for key in forms if key.startswith(("note_", "declare_", "attach_", "edit_"))]
    close_all_stores()


def test_a_partner_finds_what_its_own_organisation_committed_to_first(partner, place):
    screen = Screen().open("commitments")
    assert not screen.errors
    heads = [head.value for head in screen.at.header]
    assert heads.index("Engagements de votre organisme (CCIT)") < heads.index("Tous les engagements")


def test_a_partner_is_told_first_that_its_answer_is_awaited_and_where_it_answers(
    sample_file, tmp_path, monkeypatch
):
    """On its own pages, while a round is open and asks it; on no other partner's sheet, and nobody else is told."""
    path = shutil.copy(sample_file, tmp_path / "plan.duckdb")
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    who = Person("Awa Mensah", Role.PARTNER, "a1", "Chargée de mission", "CCIT", "s1")
    monkeypatch.setattr(here, "person", lambda typed: who)
    store = opened(path)

    def calls(page="overview", /, **query):
        screen = Screen().open(page, **query)
        assert not screen.errors
        return re.findall(
            r'class="plan-call".*?<span>(.*?)</span><a class="plan-leaves" href="(.*?)"', html(screen)
        )

    assert not calls()
    open_round(store, {"asked_for": date(2026, 12, 1)}, ["CCIT", "AFCET"], MACHINE)
    state = State(store, current_revision(store), SAMPLE_PLAN, DAY)
    mine = next(a for a in round_answers(state) if a.organisation == "CCIT")
    said, link = calls()[0]
    assert unescape(said).replace("\N{NO-BREAK SPACE}", " ") == (
        "On vous attend : la demande de nouvelles du 01/12/2026, jusqu'au 01/12/2026. "
        f"{mine.actions} actions ; répondues : 0."
    )
    assert link == f"/answer/{SAMPLE_PLAN}/{mine.key}?lang=fr"
    assert calls("commitments") == calls("partner", partner="CCIT") == [(said, link)]
    assert not calls("partner", partner="AFCET") and not calls(day="2026-11-01")
    other = next(p.label for p in partner_list(state) if p.label not in ("CCIT", "AFCET", "CCIS-RSK"))
    who = Person("Afi", Role.PARTNER, "a2", "Directrice", other, "s2")
    assert not calls()
    who = Person("Rania", Role.READER, "a3", "Présidente", "CCIT", "s3")
    assert not calls()
    who = Person("Awa Mensah", Role.PARTNER, "a1", "Chargée de mission", "CCIT", "s1")
    close_round(store, mine.round, MACHINE)
    assert not calls()
    close_all_stores()


def test_a_link_without_its_plan_leads_a_partner_to_a_plan_of_its_organisation_alone(
    sample_file, tmp_path, monkeypatch
):
    path = shutil.copy(sample_file, tmp_path / "plan.duckdb")
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    who = Person("Awa Mensah", Role.PARTNER, "a1", "Chargée de mission", "CCIT", "s1")
    monkeypatch.setattr(here, "person", lambda typed: who)
    store = opened(path)
    revisions = {SAMPLE_PLAN: current_revision(store)}
    for key, host in (("elsewhere", "AFCET"), ("export", "CCIT")):
        writing = replace(MACHINE, plan=key)
        revisions[key] = start_empty(store, f"Plan {key}", host, writing)
    shown = {
        plan: Screen().open("actions", revision=str(number)).at.session_state["_plan"]
        for plan, number in revisions.items()
    }
    assert (shown[SAMPLE_PLAN], shown["export"]) == (SAMPLE_PLAN, "export")
    assert shown["elsewhere"] != "elsewhere"
    close_all_stores()
