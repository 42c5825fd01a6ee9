"""One rule for confidential actions: the figures are those of the actions that a reader may see, and it is written under them."""

import re
from datetime import date, datetime

import pytest

from lib.documents import html, offline
from lib.domain.changes import Change
from lib.domain.terms import RevisionKind
from lib.i18n import LANGUAGES, translate
from lib.reports.briefing import briefing_facts, partner_briefing
from lib.store import reads
from lib.store.ledger import commit, rows_at
from lib.store.state import State
from lib.usecases.start import SAMPLE_PLAN
from lib.wording.tiles import reserved, under_figures
from tests.sample import LAST

DAY = date(2026, 11, 24)


@pytest.fixture
def state(sample_store):
    """The sample with one action of the first axis confidential."""
    rows = rows_at(sample_store, LAST, SAMPLE_PLAN, "action")
    key = next(key for key, row in rows.items() if row["code"] == "A1.6")
    change = Change("action", key, {"confidential": rows[key]["confidential"]}, {"confidential": True})
    number = commit(
        sample_store, [change], plan=SAMPLE_PLAN, author="t", kind=RevisionKind.EDIT, reason="", recorded_at=datetime(2026, 11, 24, 9), as_of=DAY
    )  # fmt: skip
    return State(sample_store, number, SAMPLE_PLAN, DAY)


def test_the_team_s_figures_hold_it_and_say_so(state):
    head = reads.headline(state)
    assert (head.tracked, head.past_due, head.reserved_in) == (35, 8, 1)
    assert reserved("fr", head).startswith("Chiffres y compris 1 action confidentielle")


def test_the_partner_s_figures_do_not_and_say_nothing_of_it(state):
    head = reads.headline(state.seen_by_partner())
    assert (head.tracked, head.past_due, head.reserved_in) == (34, 7, 0)
    assert "réserv" not in under_figures("fr", head)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_partner", [False, True])
def test_a_paper_has_the_figures_and_the_words_of_the_screen(state, language, is_partner):
    seen = state.seen_by_partner() if is_partner else state
    head, facts = reads.headline(seen), briefing_facts(seen, language=language)
    assert facts.hidden == reserved(language, head)
    assert (facts.hidden == "") is is_partner
    assert len(facts.late) == head.past_due
    assert ("A1.6" in {line.code for line in facts.late}) is not is_partner


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_a_partner_is_his_view_compares_nobody_and_holds_no_mark_of_the_file(state, language):
    page = html.write(offline.offline(partner_briefing(state, language=language))).decode()
    assert "Préparer la contribution à la commission mixte" not in page
    assert "Faire cosigner le procès-verbal" in page
    assert not re.search(r"\[(FAIT|EXEMPLE)\]", page)
    for head in ("Kept within the first deadline", "Actions led"):
        assert translate(language, head) not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_where_nothing_is_confidential(sample_store, language):
    assert reserved(language, reads.headline(State(sample_store, LAST, SAMPLE_PLAN, DAY))) == ""
