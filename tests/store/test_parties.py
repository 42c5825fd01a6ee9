"""The parties on the sample, against values counted by hand in its files; and each rule by a plain case."""

import csv
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from lib.domain.changes import Change
from lib.store import reads
from lib.store.ledger import rows_at
from lib.store.reads import Record
from lib.store.state import State
from lib.usecases.start import HISTORY, SAMPLE_PLAN
from tests.bare_ledger import DAY, action, exchange, record, row
from tests.sample import LAST


@pytest.fixture
def sample(sample_store):
    return State(sample_store, LAST, SAMPLE_PLAN, DAY)


def test_the_commitments_of_the_sample_are_counted_by_what_became_of_their_actions(sample):
    found = reads.commitment_counts(sample)
    # E1, E2, E3 have their one action done; C5, F4, P3 have none; the other 12 of 18 go on.
    assert (found.total, found.carried_out, found.under_way, found.orphan, found.cancelled) == (
        18,
        3,
        12,
        3,
        0,
    )
    # 36 actions, one cancelled; the files link all but A3.6, A4.5, A4.6, A5.6 and A6.5.
    assert (found.actions, found.free_actions) == (35, 5)
    assert [a.code for a in reads.free_actions(sample)] == ["A3.6", "A4.5", "A4.6", "A5.6", "A6.5"]
    assert [u.code for u in reads.commitments(sample, outcome="orphan")] == ["C5", "P3", "F4"]


def test_an_commitment_shows_each_of_its_actions_with_its_situation(sample):
    (fairs,) = reads.commitments(sample, search="foires")
    assert [(link.code, link.situation) for link in fairs.links] == [
        ("A4.1", "done"),
        ("A4.2", "done"),
        ("A4.3", "cancelled"),
        ("A4.4", "on_time"),
    ]
    key = reads.action(sample, reference="A4.2").key
    assert [u.code for u in reads.commitments_of_action(sample, key=key)] == ["C3"]


def test_an_commitment_agreed_after_the_day_is_not_shown_yet(sample_store):
    counts = reads.commitment_counts(State(sample_store, LAST, SAMPLE_PLAN, date(2025, 11, 13)))
    assert counts.total == 15  # P1, P2 and P3 are of 14/11/2025


def test_the_ball_is_with_who_is_asked_by_letter_else_with_the_lead(sample):
    rows = reads.turns(sample, limit=100)
    assert len(rows) == 23  # 36 less 12 done and one cancelled
    by_letter = [r for r in rows if r.basis == "letter"]
    assert {r.code: r.turn_of for r in by_letter} == {
        "A6.4": "PAL",
        "A5.5": "OFPPT",
        "A2.3": "CCIT",
        "A6.5": "API-ZF",
    }
    assert [r.turn_days for r in by_letter] == [236, 189, 75, 7]
    held = {r.turn_of: r.actions for r in reads.turn_balance(sample)}
    assert held == {
        "CCIS-RSK": 9,
        "CCIT": 5,
        "Ambassade du Togo": 3,
        **dict.fromkeys(("AFCET", "OFPPT", "CIMAR", "CATO", "PAL", "API-ZF"), 1),
    }
    parties = {r.party: r for r in reads.party_balance(sample)}
    assert (parties["Maroc"].turns, parties["Togo"].turns) == (11, 12)
    # Morocco is absent from F2 and P1 only, Togo from E1 and F3 only: 16 of 18 each.
    assert (parties["Maroc"].committed, parties["Togo"].committed) == (16, 16)


def test_a_declared_wait_comes_before_a_letter_and_before_the_lead(store):
    number = record(
        store,
        action("A1", organisation="CCIT", waiting_on="MAE", waiting_since=date(2026, 11, 10)),
        action("A2", organisation="CCIT", start=date(2026, 1, 1)),
        action("A3", organisation="CCIT", start=date(2027, 1, 1)),
        action("A4", organisation="CCIT", status="done"),
        exchange("i1", action="A1", partner="PAL"),
        exchange("i2", action="A2", partner="CCIT", replied_on=date(2026, 11, 5)),
        exchange("i3", action="A3", partner="PAL", initiator="PAL"),
    )
    rows = {r.code: r for r in reads.turns(State(store, number, "p", DAY))}
    assert set(rows) == {"A1", "A2", "A3"}
    assert [(r.turn_of, r.basis, r.turn_since) for r in (rows["A1"], rows["A2"])] == [
        ("MAE", "declared", date(2026, 11, 10)),
        ("CCIT", "lead", date(2026, 11, 5)),
    ]
    # A letter that the partner sent is an exchange, not a request of ours.
    assert (rows["A3"].turn_of, rows["A3"].turn_since) == ("CCIT", date(2026, 11, 1))


def test_a_letter_received_is_neither_pending_nor_counted_in_the_delay(store):
    number = record(store, exchange("i1", initiator="CCIT"), exchange("i2", replied_on=date(2026, 11, 9)))
    found = reads.replies(State(store, number, "p", DAY))
    assert (found.sent, found.answered, found.pending, found.median_days) == (1, 1, 0, 8.0)
    (partner,) = reads.partners(State(store, number, "p", DAY))
    assert partner.last_exchange == date(2026, 11, 9)


def test_what_two_parties_declare_differently_is_a_divergence_until_it_is_settled(sample):
    found = reads.declared(sample)
    assert [(d.code, d.organisation) for d in found if d.is_divergent] == [
        ("A2.3", "CCIT"),
        ("A4.6", "CCIT"),
        ("A6.1", "CATO"),
    ]
    settled = next(d for d in found if d.code == "A3.3")
    assert (settled.progress, settled.counted_progress) == (85.0, 70.0)
    assert (settled.settled_by, settled.settled_on) == ("Président (CCIS-RSK)", date(2026, 11, 5))
    before = reads.declared(sample.at(LAST, date(2026, 11, 4)))
    assert [(d.code, d.is_divergent) for d in before] == [("A3.3", True)]


def test_only_the_last_declaration_of_an_organisation_counts(store):
    number = record(
        store,
        action("A1", progress=50.0),
        *(
            row(
                "declaration",
                f"d{n}",
                action="A1",
                organisation="CCIT",
                progress=value,
                declared_on=day,
            )
            for n, value, day in ((1, 90.0, date(2026, 11, 1)), (2, 50.0, date(2026, 11, 20)))
        ),
    )
    assert [d.key for d in reads.declared(State(store, number, "p", DAY))] == ["d2"]
    assert not reads.declared(State(store, number, "p", DAY), divergent=True)
    assert [d.key for d in reads.declarations_of_action(State(store, number, "p", DAY), key="A1")] == [
        "d2",
        "d1",
    ]


def test_a_promised_follow_up_stays_in_sight_when_its_day_is_past(sample):
    rows = reads.promises(sample)
    assert [(r.partner, r.days_over, r.is_overdue) for r in rows] == [
        ("CIMAR", 19, True),  # 05/11
        ("Ambassade du Togo", 12, True),  # 12/11
        ("CGEM", -3, False),  # 27/11, put off from 30/10
        ("CCIT", -7, False),  # 01/12
    ]
    assert rows[2].first_on == date(2026, 10, 30)


def test_a_promise_kept_and_made_again_starts_anew(store):
    number = record(store, exchange("i1", follow_up_by="x", follow_up_on=date(2026, 11, 3)))
    held: dict[str, Any] = {"follow_up_by": "x", "follow_up_on": date(2026, 11, 3)}
    none: dict[str, Any] = dict.fromkeys(held)
    later: dict[str, Any] = {"follow_up_by": "x", "follow_up_on": date(2026, 12, 1)}
    number = record(store, Change("interaction", "i1", held, none))
    assert not reads.promises(State(store, number, "p", DAY))
    number = record(store, Change("interaction", "i1", none, later))
    assert [r.first_on for r in reads.promises(State(store, number, "p", DAY))] == [date(2026, 12, 1)]


def contacted_within(days):
    """Introductions of the history's files old enough, and those that a file shows contacted within some days."""
    held = {}
    for path in sorted(HISTORY.glob("*_exchanges.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for line in csv.DictReader(file, delimiter=";"):
                if line["type"] == "Mise en relation B2B":
                    held.setdefault((line["date"], line["objet"]), []).append(
                        (path.name[:10], line["resultat"])
                    )
    old = reached = 0
    for (made, _), states in held.items():
        begun = datetime.strptime(made, "%d/%m/%Y").date()
        if DAY - begun < timedelta(days=days):
            continue
        old += 1
        reached += any(
            date.fromisoformat(on) <= begun + timedelta(days=days)
            and result in ("Contact établi", "Rendez-vous tenu", "Offre échangée", "Contrat signé")
            for on, result in states
        )
    return old, reached


def test_introductions_contacted_within_ninety_days_are_those_of_the_files(sample):
    old, reached = contacted_within(90)
    assert old == 14
    stages = reads.introduction_stages(sample)
    assert (sum(s.judged for s in stages), sum(s.contacted_in_time for s in stages)) == (old, reached)
    assert {s.stage: s.n for s in stages} == {
        "introduced": 3,
        "contacted": 4,
        "met": 4,
        "offer": 3,
        "contract": 2,
        "no_follow_up": 2,
    }


def test_an_introduction_that_came_in_when_its_time_was_over_is_not_judged(store):
    number = record(
        store,
        exchange("i1", kind="introduction", stage="introduced", occurred_on=date(2026, 1, 1)),
    )
    (stage,) = reads.introduction_stages(State(store, number, "p", DAY))
    assert (stage.old_enough, stage.judged) == (1, 0)


def test_a_partner_has_its_record_as_counted_by_hand(sample):
    led, supported = reads.partner_record(sample, partner="API-ZF")
    # Leads A6.5, not due. Supports A3.1, closed on 20/04/2026 for 31/03/2026, and A3.5, due on 15/12/2026.
    assert led == Record(tracked=1, done=0, past_due=0, due=0, kept=0)
    assert supported == Record(tracked=2, done=1, past_due=0, due=1, kept=0)
    led, _ = reads.partner_record(sample, partner="CCIT")
    # Leads A2.3 (30/09 or before), A3.3, A4.6 past their day; A3.5 and A5.4 to come; A4.3 cancelled.
    assert led == Record(tracked=5, done=0, past_due=3, due=3, kept=0)
    letters = reads.replies(sample, partner="CCIT")
    # 10/07/2025 answered on 22/07/2025; 10/09/2026 waits since 75 days.
    assert (letters.sent, letters.answered, letters.median_days, letters.oldest_pending) == (2, 1, 12.0, 75)
    rhythm = reads.rhythm(sample, partner="CCIT")
    # November: the 10th. August to October: 10/09 and 15/09.
    assert (rhythm.this_month, rhythm.three_months, rhythm.total) == (1, 2, 16)
    assert [n.code for n in reads.partner_next(sample, partner="API-ZF")] == ["A3.5", "A6.5"]


def test_a_partner_does_not_see_what_is_confidential_through_the_parties(store):
    number = record(
        store,
        row("plan", "p", title="p", host="CCIS-RSK"),
        row("partner", "x", acronym="CCIT", country="Togo", contact="+228 00 00 00 00"),
        action("A1", organisation="CCIT", confidential=True),
        action("A2", organisation="CCIT"),
        row("commitment", "c1", code="C1", text="t", organisation="CCIT", actions="A1"),
        row("commitment", "c2", code="C2", text="t", organisation="CCIT", actions="A1 / A2"),
        row("commitment", "c3", code="C3", text="t", organisation="CCIT"),
        *(
            row("declaration", f"d{code}", action=code, organisation="CCIT", progress=9.0,
                declared_on=DAY, evidence="pièce", comment="entre nous")
            for code in ("A1", "A2")
        ),
        exchange("i1", action="A1", follow_up_by="x", follow_up_on=date(2026, 11, 3)),
    )  # fmt: skip
    whole = State(store, number, "p", DAY)
    seen = whole.seen_by_partner()
    assert [u.code for u in reads.commitments(whole)] == ["C1", "C2", "C3"]
    assert [(u.code, u.actions, len(u.links)) for u in reads.commitments(seen)] == [
        ("C2", "A2", 1),
        ("C3", None, 0),
    ]
    assert reads.commitment_counts(seen).orphan == 1
    assert [r.code for r in reads.turns(seen)] == ["A2"]
    assert [(d.code, d.comment) for d in reads.declared(seen)] == [("A2", None)]
    assert [d.code for d in reads.partner_documents(seen, partner="CCIT")] == ["A2"]
    assert not reads.promises(seen)
    contacts = [found.contact for s in (whole, seen) if (found := reads.partner_one(s, partner="CCIT"))]
    assert contacts == ["+228 00 00 00 00", None]
    assert reads.partner_record(seen, partner="CCIT")[0].tracked == 1


def test_the_files_of_the_parties_are_revisions_of_their_own(sample_store):
    journal = reads.revisions(State(sample_store, LAST, SAMPLE_PLAN, DAY), limit=100)
    dated = {r.file_name: r.as_of for r in journal}
    assert dated["sample_commitments.csv"] == date(2026, 4, 30)
    assert dated["sample_declarations.csv"] == DAY
    assert len(rows_at(sample_store, LAST, SAMPLE_PLAN, "commitment")) == 18
    assert len(rows_at(sample_store, LAST, SAMPLE_PLAN, "declaration")) == 7
