"""What may be reminded of a plan: the oldest are offered, all are counted, nobody is written to twice."""

import re
from datetime import datetime, timedelta

import pytest

from lib.documents import reminders as papers
from lib.documents.blocks import FacingTexts, Paragraph
from lib.domain.changes import Change
from lib.domain.schema import INTERACTION, PAPER_NAME, PLAN
from lib.domain.terms import RevisionKind
from lib.reports.reminders import MOST, reminders, sender
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import commit, rows_at
from lib.store.state import State
from tests.bench.plans import DAY, write_plan


def test_of_a_large_plan_the_oldest_are_offered_and_all_are_counted(tmp_path):
    store = Store.open(write_plan(tmp_path / "plan.duckdb", 1000))
    plan = State(store, reads.current_revision(store), "p", DAY)
    late = reads.overdue(plan, limit=10_000)
    found = reminders(plan)
    assert len(late) > MOST
    assert found.total == len(late) + len(reads.pending_letters(plan))
    assert [r.key for r in found.oldest if r.kind == "action"] == [row.key for row in late[:MOST]]

    hidden = frozenset(row.key for row in late[:3])
    fewer = reminders(plan, hides=hidden)
    assert fewer.total == found.total - 3
    assert not hidden & {r.key for r in fewer.oldest}
    assert len([r for r in fewer.oldest if r.kind == "action"]) == MOST
    store.close()


@pytest.fixture
def written_to(tmp_path):
    """A plan that CCIS-RSK keeps, and how to record letters and names on papers in it."""
    store = Store.open(write_plan(tmp_path / "plan.duckdb", 40))

    def record(*changes):
        commit(
            store, changes, plan="p", author="t", kind=RevisionKind.EDIT, reason="", as_of=DAY,
            recorded_at=datetime(2026, 11, 24, 10),
        )  # fmt: skip
        return State(store, reads.current_revision(store), "p", DAY)

    sheet = dict.fromkeys(PLAN.names) | {"title": "Mesure", "is_sample": False}
    record(Change("plan", "p", sheet, sheet | {"host": "CCIS-RSK"}))
    yield record
    store.close()


def sent(key, partner, action, days_ago):
    row = {"occurred_on": DAY - timedelta(days_ago), "partner": partner, "kind": "letter", "action": action}
    row |= {"initiator": "CCIS-RSK", "subject": f"Objet {key}"}
    return Change("interaction", key, None, dict.fromkeys(INTERACTION.names) | row)


def test_nobody_writes_to_himself_nor_again_within_the_week_nor_twice_about_one_action(written_to):
    late = [row for row in reads.overdue(written_to(sent("-", "CCIT", None, 400)), limit=99) if row.code]
    mine = next(row for row in late if row.lead == "CCIS-RSK")
    fresh, old = [row for row in late if row.lead == "CCIT"][:2]
    state = written_to(
        sent("own", "CCIS-RSK", mine.code, 60),
        sent("fresh", "CCIT", fresh.code, 7),
        sent("before", "CCIT", fresh.code, 50),
        sent("old", "CCIT", old.code, 8),
        sent("other", "AFCET", old.code, 30),
    )
    found = reminders(state)
    assert "CCIS-RSK" not in {r.organisation for r in found.oldest}
    assert fresh.key not in {r.key for r in found.oldest}
    letters = [r.key for r in found.oldest if r.kind == "letter"]
    assert letters == ["-", "other"], "the one about the action is told in the reminder of the action"
    about = next(r for r in found.oldest if r.key == old.key)
    assert about.letter_on == DAY - timedelta(8)
    assert found.total == len(found.oldest)
    assert "16 novembre 2026" in " ".join(papers.body(about, sender(state, language="fr")))


def words(blocks):
    facing = [line for b in blocks if isinstance(b, FacingTexts) for line in (*b.left, *b.right)]
    return "\n".join([*facing, *(b.text for b in blocks if isinstance(b, Paragraph))])


def test_a_letter_gives_the_title_that_is_known_and_invents_none(written_to):
    state = written_to(sent("other", "AFCET", None, 30))
    about = next(r for r in reminders(state).oldest if r.organisation == "Ambassade")
    plain = words(papers.letter([about], sender(state, language="fr")).blocks)
    assert f"{about.owner}\nAmbassade\n" in plain and "Madame, Monsieur," in plain
    assert "Pour CCIS-RSK" not in plain

    named = {
        "kind": "function",
        "name": about.owner,
        "gender": "masculine",
        "french": "le Conseiller économique",
    }
    named |= {"arabic": "المستشار الاقتصادي", "english": "the Economic Counsellor"}
    host = {
        "kind": "organisation",
        "name": "CCIS-RSK",
        "french": "la Chambre de commerce",
        "french_short": "la CCIS-RSK",
    }
    house = {"kind": "organisation", "name": "Ambassade", "french": "l'Ambassade de la République togolaise"}
    state = written_to(
        *(
            Change("paper_name", str(i), None, dict.fromkeys(PAPER_NAME.names) | row)
            for i, row in enumerate((named, host, house))
        )
    )
    told = words(papers.letter([about], sender(state, language="fr")).blocks)
    assert "Monsieur le Conseiller économique\nAmbassade de la République togolaise" in told
    assert "\nMonsieur le Conseiller économique," in told
    assert "d'agréer, Monsieur le Conseiller économique, l'expression" in told
    assert "Pour la CCIS-RSK" in told
    assert "حضرة السيد \u2068المستشار الاقتصادي\u2069" in words(
        papers.letter([about], sender(state, language="ar")).blocks
    )
    assert "Dear Mr Economic Counsellor," in words(
        papers.letter([about], sender(state, language="en")).blocks
    )


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_a_letter_writes_its_days_out_and_numbers_no_page(written_to, language):
    state = written_to(sent("old", "CCIT", "A1.1", 30))
    paper = papers.letter(reminders(state).oldest, sender(state, language=language))
    assert not re.search(r"\d/\d|\d j\b", words(paper.blocks))
    assert not paper.numbers_pages
    assert all(
        f"({n} " in papers.name(r, language)
        for r in reminders(state).oldest
        if (n := r.days) and r.kind == "action"
    )


def test_a_letter_is_dated_from_the_town_of_the_plan_and_invents_none(written_to):
    about = reminders(written_to(sent("-", "CCIT", None, 400))).oldest[:1]

    def dated(state, language):
        block = papers.letter(about, sender(state, language=language)).blocks[0]
        line = str(block.left[1]) if isinstance(block, FacingTexts) else ""
        return re.sub("[\u2066-\u2069]", "", line).replace("\u00a0", " ")

    state = written_to(sent("other", "AFCET", None, 30))
    assert dated(state, "fr") == "[lieu], le 24 novembre 2026"
    sheet = rows_at(state.store, state.revision, "p", "plan")["p"]
    state = written_to(Change("plan", "p", sheet, {"town": "Rabat"}))
    assert dated(state, "fr") == "Rabat, le 24 novembre 2026"
    assert dated(state, "en").startswith("Rabat, ")
    assert dated(state, "ar").startswith("[Rabat]، في"), "a form that is missing is asked for"
    town = {"kind": "place", "name": "Rabat", "french": "Rabat", "arabic": "الرباط"}
    state = written_to(Change("paper_name", "r", None, dict.fromkeys(PAPER_NAME.names) | town))
    assert dated(state, "ar").startswith("الرباط، في 24 ")
