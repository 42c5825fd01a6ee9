"""The papers about a plan call its functions, organisations and titles by their form in the language of the paper."""

from dataclasses import replace

import pytest

from lib.domain.changes import Change
from lib.domain.paper_names import PaperName
from lib.domain.schema import TABLES
from lib.i18n.naming import Names
from lib.reports.action_paper import action_facts
from lib.reports.briefing import briefing_facts, paper_briefing, partner_briefing
from lib.reports.named import OTHERS, named_change
from lib.store import reads
from lib.store.connection import Store
from lib.store.reads import current_revision
from lib.store.state import State
from lib.usecases.start import SAMPLE_PLAN
from tests.conftest import DAY


@pytest.fixture(scope="module")
def told(sample_file, tmp_path_factory):
    """The last state of the sample."""
    path = tmp_path_factory.mktemp("named") / "plan.duckdb"
    path.write_bytes(sample_file.read_bytes())
    store = Store.open(path)
    yield State(store, current_revision(store), SAMPLE_PLAN, DAY)
    store.close()


def held(facts):
    """What a briefing calls people, organisations, axes: who acts, who is waited on, who undertook."""
    lines = [*facts.late, *facts.coming, *facts.support, *(row for axis in facts.axes for row in axis.late)]
    return {
        *(row.who for row in lines),
        *(row.waits_on for row in lines),
        *(row.organisation for row in facts.commitments),
        *(axis.name for axis in facts.axes),
        facts.plan,
        facts.commission,
    }


def latin(words):
    return {word for word in words if any("a" <= letter <= "z" for letter in word)}


@pytest.mark.parametrize("make", [paper_briefing, partner_briefing])
def test_note_slides_and_offline_page_write_the_names_in_their_language(told, make):
    arabic, english = held(make(told, language="ar")), held(make(told, language="en"))
    assert not latin(arabic), "each name of the sample has its Arabic form"
    assert "المستشار الاقتصادي (سفارة الطوغو)" in arabic
    assert any(name.startswith("A1. Governance") for name in english)
    assert not {w for w in english if "Directeur" in w or "Conseiller" in w or "Ambassade" in w}


def test_a_screen_shows_what_was_typed(told):
    typed = {row.responsible for row in reads.overdue(told, limit=99)}
    assert {row.who for row in briefing_facts(told, language="ar").late} == typed
    assert briefing_facts(told, language="ar").plan == reads.plan_sheet(told).title


def test_the_sheet_of_an_action_writes_the_names_in_its_language(told):
    for code in ("A3.3", "A1.6", "A6.1"):
        key = reads.action(told, code).key
        arabic = action_facts(told, key, language="ar")
        parties = {name.name for name in reads.paper_names(told) if name.kind in ("organisation", "function")}
        said = [value for _, value in arabic.pairs] + [who for _, who, _ in arabic.exchanges]
        assert not [value for value in said if value in parties]
        french = action_facts(told, key, language="fr")
        assert len(french.pairs) == len(arabic.pairs)
        assert len(french.history) == len(arabic.history)


def test_a_form_that_is_missing_leaves_the_name_as_it_was_typed_and_every_change_is_told():
    names = Names.of("ar", [PaperName("organisation", "CCIT", arabic="غرفة الطوغو")])
    moved = Change("action", "k", {"waiting_on": "AFCET", "owner": "Jury"}, {"waiting_on": "CCIT"})
    assert named_change(names, moved).after == {"waiting_on": "غرفة الطوغو"}
    assert named_change(names, moved).before == {"waiting_on": "AFCET", "owner": "Jury"}
    respelt = Change("action", "k", {"waiting_on": "ccit"}, {"waiting_on": "CCIT"})
    assert named_change(names, respelt) == respelt
    made = named_change(names, replace(moved, before=None))
    assert (made.before, made.after) == (None, {"waiting_on": "غرفة الطوغو"})


def test_what_holds_a_name_is_a_field_of_the_registry():
    assert all(TABLES[table].has(field) for table, field in OTHERS)
