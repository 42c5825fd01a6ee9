"""Writing what the parties commit to, declare and promise: each refusal, each revision and its undoing."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from lib.domain.errors import Conflict, FileRefused, Invalid
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.spreadsheets.files.read import read_own
from lib.spreadsheets.records import read_lines
from lib.store import reads
from lib.store.ledger import SourceFile, changes_of, rows_at
from lib.store.state import State
from lib.usecases.commitments import add_commitment, edit_commitment, load_commitments, prepare_loading
from lib.usecases.declarations import declare, settle
from lib.usecases.interactions import add_interaction, give_follow_up, promise_follow_up
from lib.usecases.partners import edit_partner
from lib.usecases.start import COMMITMENTS, SAMPLE_PLAN
from lib.usecases.undo import plan_undo, undo
from tests.sample import LAST

DAY = date(2026, 11, 24)
WRITING = Writing(SAMPLE_PLAN, "test", datetime(2026, 11, 24, 9), DAY)


def action(store, code, revision=LAST):
    return reads.action(State(store, revision, SAMPLE_PLAN, DAY), code)


def commitment(store, code, revision=LAST):
    rows = rows_at(store, revision, SAMPLE_PLAN, "commitment")
    return next((key, row) for key, row in rows.items() if row["code"] == code)


def test_an_commitment_is_added_and_linked_and_undone(sample_store):
    text = {"code": "P4", "text": "Publier les appels d'offres", "origin": "minutes", "organisation": "CCIT"}
    assert add_commitment(sample_store, text, WRITING) == LAST + 1
    key, row = commitment(sample_store, "P4", LAST + 1)
    linked = action(sample_store, "A3.6").key
    assert edit_commitment(sample_store, LAST + 1, key, {**row, "actions": linked}, WRITING) == LAST + 2
    counts = reads.commitment_counts(State(sample_store, LAST + 2, SAMPLE_PLAN, DAY))
    assert (counts.total, counts.orphan, counts.free_actions) == (19, 3, 4)
    undo(sample_store, plan_undo(sample_store, LAST + 2, plan=SAMPLE_PLAN, revision=LAST + 2), WRITING)
    assert commitment(sample_store, "P4", LAST + 3)[1]["actions"] is None


def test_an_commitment_needs_a_text_and_a_code_of_its_own(sample_store):
    with pytest.raises(Invalid, match="This value is needed"):
        add_commitment(sample_store, {"code": "P4", "text": " "}, WRITING)
    with pytest.raises(Invalid, match="already belongs"):
        add_commitment(sample_store, {"code": "C1", "text": "Autre"}, WRITING)
    key, row = commitment(sample_store, "C1")
    with pytest.raises(Invalid, match="already belongs"):
        edit_commitment(sample_store, LAST, key, {**row, "code": "C2"}, WRITING)
    assert edit_commitment(sample_store, LAST, key, dict(row), WRITING) is None


def test_two_people_who_link_the_same_commitment_are_told_of_each_other(sample_store):
    key, _ = commitment(sample_store, "C5")
    one, two = action(sample_store, "A3.6").key, action(sample_store, "A6.5").key
    edit_commitment(sample_store, LAST, key, {"actions": one}, WRITING)
    with pytest.raises(Conflict):
        edit_commitment(sample_store, LAST, key, {"actions": two}, WRITING)


def typed(tmp_path, text):
    path = tmp_path / "engagements.csv"
    path.write_text(text, encoding="utf-8")
    return read_lines(read_own(path), "commitment")


def test_a_list_of_commitments_is_compared_by_code_before_anything_is_written(sample_store, tmp_path):
    lines = typed(
        tmp_path,
        "Code;Origine;Article ou ligne;Engagement;Actions liées\n"
        "C5;;;;A6.5\n"
        "C1;Convention de partenariat;Article 2;;\n"
        "N1;Autre texte;;Un engagement de plus;A1.1 ; A1.2\n"
        "N2;;;Inconnue;Z9.9\n"
        "N1;;;En double;\n"
        "N3;Traité;;Origine inconnue;\n"
        ";;;;A1.1\n",
    )
    found = prepare_loading(sample_store, lines, plan=SAMPLE_PLAN)
    assert [title[:2] for title in found.titles] == ["C5", "N1"]
    assert found.unchanged == 1
    assert [(r.row, r.error.code) for r in found.refused] == [
        (5, "action_unknown_code"),
        (6, "code_twice"),
        (7, "value_unread"),
        (8, "text_missing"),
    ]
    assert reads.current_revision(sample_store) == LAST
    source = SourceFile("0" * 64, "engagements.csv", b"x")
    number = load_commitments(
        sample_store, found, WRITING, kind=RevisionKind.IMPORT, reason="engagements.csv", source=source
    )
    counts = reads.commitment_counts(State(sample_store, number, SAMPLE_PLAN, DAY))
    assert (counts.total, counts.orphan) == (19, 2)
    assert reads.source(sample_store, number).file_name == "engagements.csv"


def test_the_files_own_list_brings_nothing_new(sample_store):
    found = prepare_loading(sample_store, read_lines(read_own(COMMITMENTS), "commitment"), plan=SAMPLE_PLAN)
    assert (found.changes, found.refused, found.unchanged) == ((), (), 18)


def test_a_file_without_our_headings_is_refused_in_words(tmp_path):
    with pytest.raises(FileRefused, match="no row of headings"):
        typed(tmp_path, "Titre;Nom\nx;y\n")


def test_a_declaration_changes_nothing_of_the_action(sample_store):
    key = action(sample_store, "A3.6").key
    said = {"action": key, "organisation": "CCIT", "progress": 80.0, "declared_on": DAY, "evidence": "Note"}
    assert declare(sample_store, said, WRITING) == LAST + 1
    assert action(sample_store, "A3.6", LAST + 1).progress == 55.0
    found = reads.declared(State(sample_store, LAST + 1, SAMPLE_PLAN, DAY), key=key)
    assert [(d.organisation, d.is_divergent) for d in found] == [("CCIT", True)]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"organisation": None}, "needed"),
        ({"progress": None}, "needed"),
        ({"declared_on": date(2026, 12, 1)}, "future"),
        ({"progress": 101.0}, "between 0 and 100"),
        ({"action": "nowhere"}, "no longer in the plan"),
    ],
)
def test_a_declaration_that_says_nothing_or_too_much_is_refused(sample_store, wrong, message):
    key = action(sample_store, "A3.6").key
    said = {"action": key, "organisation": "CCIT", "progress": 80.0, "declared_on": DAY, **wrong}
    with pytest.raises(Invalid, match=message):
        declare(sample_store, said, WRITING)


def test_what_the_president_settles_counts_and_the_other_value_stays_visible(sample_store):
    key = action(sample_store, "A4.6").key
    number = settle(
        sample_store,
        LAST,
        key,
        status="done",
        progress=100.0,
        completed_on=date(2026, 11, 17),
        by="Président (CCIS-RSK)",
        reason="Catalogue reçu",
        writing=WRITING,
    )
    assert number == LAST + 1  # one revision for the action and for both declarations
    row = action(sample_store, "A4.6", number)
    assert (row.status, row.progress, row.values["completed_on"]) == ("done", 100.0, date(2026, 11, 17))
    found = reads.declared(State(sample_store, number, SAMPLE_PLAN, DAY), key=key)
    assert [(d.organisation, d.progress, d.is_divergent, d.settled_by) for d in found] == [
        ("CCIS-RSK", 80.0, False, "Président (CCIS-RSK)"),
        ("CCIT", 100.0, False, "Président (CCIS-RSK)"),
    ]
    assert {c.table for c in changes_of(sample_store, number)} == {"action", "declaration"}
    undo(sample_store, plan_undo(sample_store, number, plan=SAMPLE_PLAN, revision=number), WRITING)
    again = reads.declared(State(sample_store, number + 1, SAMPLE_PLAN, DAY), key=key, divergent=True)
    assert [d.organisation for d in again] == ["CCIT"]


def test_a_settled_completion_is_dated_today_at_the_latest(sample_store):
    key = action(sample_store, "A4.6").key
    said: dict[str, Any] = {
        "status": "done",
        "progress": 100.0,
        "by": "Président",
        "reason": "Catalogue reçu",
    }
    with pytest.raises(Invalid, match="future"):
        settle(sample_store, LAST, key, completed_on=DAY + timedelta(1), writing=WRITING, **said)
    settle(sample_store, LAST, key, completed_on=DAY, writing=WRITING, **said)
    assert action(sample_store, "A4.6", LAST + 1).values["completed_on"] == DAY


def test_settling_may_keep_the_value_that_counted(sample_store):
    key = action(sample_store, "A6.1").key
    number = settle(
        sample_store, LAST, key, status="in_progress", progress=75.0, by="Président", reason="À vérifier", writing=WRITING
    )  # fmt: skip
    assert {c.table for c in changes_of(sample_store, number)} == {"declaration"}
    with pytest.raises(Invalid, match="left to settle"):
        settle(sample_store, number, key, status="done", progress=None, by="P", reason="r", writing=WRITING)


@pytest.mark.parametrize("missing", ["status", "by", "reason"])
def test_a_settlement_names_its_value_who_and_why(sample_store, missing):
    said: dict[str, Any] = {"status": "done", "by": "Président", "reason": "Catalogue reçu", missing: ""}
    with pytest.raises(Invalid, match="needed"):
        settle(sample_store, LAST, action(sample_store, "A4.6").key, progress=None, writing=WRITING, **said)


def promised(store, partner, revision=LAST):
    rows = reads.promises(State(store, revision, SAMPLE_PLAN, DAY))
    return next((r for r in rows if r.partner == partner), None)


def test_a_follow_up_that_is_put_off_keeps_its_first_day_and_one_that_is_given_is_closed(sample_store):
    key = promised(sample_store, "CIMAR").key
    number = promise_follow_up(
        sample_store, LAST, key, by="Chargé d'études", on=date(2026, 12, 4), writing=WRITING
    )
    row = promised(sample_store, "CIMAR", number)
    assert (row.follow_up_on, row.first_on) == (date(2026, 12, 4), date(2026, 11, 5))
    number = give_follow_up(
        sample_store, number, key, stage=None, result="Version 2 transmise", writing=WRITING
    )
    assert promised(sample_store, "CIMAR", number) is None
    assert rows_at(sample_store, number, SAMPLE_PLAN, "interaction")[key]["result"] == "Version 2 transmise"


def test_a_follow_up_moves_an_introduction_along(sample_store):
    key = promised(sample_store, "CGEM").key
    number = give_follow_up(sample_store, LAST, key, stage="met", result="", writing=WRITING)
    stages = {s.stage: s.n for s in reads.introduction_stages(State(sample_store, number, SAMPLE_PLAN, DAY))}
    assert (stages["introduced"], stages["met"]) == (2, 5)


@pytest.mark.parametrize(("by", "on"), [("", DAY), ("Directeur", None)])
def test_a_promise_names_somebody_and_a_day(sample_store, by, on):
    key = promised(sample_store, "CIMAR").key
    with pytest.raises(Invalid, match="needed"):
        promise_follow_up(sample_store, LAST, key, by=by, on=on, writing=WRITING)


def test_an_exchange_noted_in_a_meeting_belongs_to_it(sample_store):
    call: dict[str, Any] = {
        "occurred_on": DAY,
        "partner": "PAL",
        "kind": "call",
        "subject": "Données de trafic",
    }
    meeting = Writing(SAMPLE_PLAN, "test", WRITING.recorded_at, DAY, meeting="m-1")
    number = add_interaction(sample_store, call, meeting)
    held = reads.revision(sample_store, number)
    assert (held.kind, held.meeting) == (RevisionKind.MEETING, "m-1")


def test_the_contact_of_a_partner_is_recorded_and_one_known_by_name_only_becomes_a_partner(sample_store):
    number = edit_partner(sample_store, LAST, "PAL", {"contact": "Direction commerciale"}, WRITING)
    known = reads.partner_one(State(sample_store, number, SAMPLE_PLAN, DAY), partner="PAL")
    assert known is not None
    assert known.contact == "Direction commerciale"
    call: dict[str, Any] = {
        "occurred_on": DAY,
        "partner": "Chambre de Kara",
        "kind": "call",
        "subject": "Contact",
    }
    number = add_interaction(sample_store, call, WRITING)
    number = edit_partner(sample_store, number, "Chambre de Kara", {"country": "Togo"}, WRITING)
    found = reads.partner_one(State(sample_store, number, SAMPLE_PLAN, DAY), partner="Chambre de Kara")
    assert found is not None
    assert (found.country, found.interactions) == ("Togo", 1)
    assert edit_partner(sample_store, number, "PAL", {"contact": "Direction commerciale"}, WRITING) is None


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("A1.1 A1.2", ["A1.1", "A1.2"]),
        ("a1.1, A1.2", ["A1.1", "A1.2"]),
        ("A1.1 / a1.1", ["A1.1"]),
        ("a1.1\u00a0A1.3", ["A1.1", "A1.3"]),
    ],
)
def test_linked_actions_are_read_whatever_parts_them_and_whatever_their_capitals(
    sample_store, tmp_path, cell, codes
):
    lines = typed(tmp_path, f"Code;Engagement;Actions liées\nX1;Publier les appels d'offres;{cell}\n")
    found = prepare_loading(sample_store, lines, plan=SAMPLE_PLAN)
    assert not found.refused
    (change,) = found.changes
    assert change.after["actions"] == " / ".join(action(sample_store, code).key for code in codes)
