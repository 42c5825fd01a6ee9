"""Files and links attached to rows, and what a plan asks before an action is done."""

from datetime import date, datetime

import pytest

from lib.domain.attachments import LARGEST_FILE
from lib.domain.changes import Change
from lib.domain.completion import Completion
from lib.domain.errors import Conflict, Invalid
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.domain.schema import PLAN, TABLES
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.spreadsheets.files.read import read_own
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import rows_at
from lib.store.state import State
from lib.usecases.actions import create_action, edit_action, update_action
from lib.usecases.attachments import GivenFile, attach, detach, edit_attachment
from lib.usecases.completion import set_completion, verify
from lib.usecases.declarations import declare, settle
from lib.usecases.imports import apply, prepare
from lib.usecases.meetings import note_done
from lib.usecases.record import record
from lib.usecases.undo import plan_undo, undo

DAY = date(2026, 11, 24)
AMINA = Writing("p", "Amina", datetime(2026, 11, 24, 9), DAY)
KOFI = Writing("p", "Kofi", datetime(2026, 11, 24, 9), DAY)
REPORT = GivenFile("Rapport.pdf", b"%PDF-1.7 the report")
AS_PROOF = {"kind": "deliverable", "title": "Rapport final"}


@pytest.fixture
def store():
    opened = Store.open()
    sheet = {**dict.fromkeys(PLAN.names), "title": "Plan", "is_sample": False}
    record(opened, [Change("plan", "p", None, sheet)], AMINA, reason="", kind=RevisionKind.START)
    create_action(opened, {"code": "A1", "title": "Former", "status": "in_progress", "progress": 60.0}, AMINA)
    yield opened
    opened.close()


def now(store):
    return reads.current_revision(store)


def state(store):
    return State(store, now(store), "p", DAY)


def action(store):
    ((key, row),) = rows_at(store, now(store), "p", "action").items()
    return key, row


def attached(store):
    return reads.attachments(state(store), table="action", key=action(store)[0])


def test_a_file_is_attached_edited_taken_away_and_its_bytes_stay_for_the_past(store):
    key, _ = action(store)
    added = attach(store, "action", key, AS_PROOF, AMINA, file=REPORT)
    (one,) = attached(store)
    assert (one.title, one.file_name, one.size) == ("Rapport final", "Rapport.pdf", len(REPORT.content))
    assert (one.added_by, one.added_on, one.shared) == ("Amina", DAY, False)
    assert reads.attachment_counts(state(store)) == {f"action:{key}": 1}
    edit_attachment(store, added, one.key, {"title": "", "shared": True}, KOFI)
    assert (attached(store)[0].title, attached(store)[0].shared) == ("Rapport.pdf", True)
    taken = detach(store, now(store), one.key, AMINA, reason="Doublon")
    assert len(attached(store)) == 0
    before = State(store, taken - 1, "p", DAY)
    (then,) = reads.attachments(before, table="action", key=key)
    assert reads.file_content(store, then.sha256) == REPORT.content
    undo(store, plan_undo(store, taken, plan="p", revision=taken), AMINA)
    assert len(attached(store)) == 1


def test_the_same_bytes_are_kept_once_and_are_no_import(store):
    key, _ = action(store)
    for name in ("un.pdf", "deux.pdf"):
        attach(store, "action", key, AS_PROOF, AMINA, file=GivenFile(name, REPORT.content))
    if store.place.whole:  # else the bytes are where every server finds them
        assert store.cursor().sql("SELECT count(*) FROM plan.file").fetchall() == [(1,)]
    assert [a.file_name for a in attached(store)] == ["un.pdf", "deux.pdf"]
    assert reads.source_known(store, "p", attached(store)[0].sha256) is None
    assert len(reads.import_log(state(store))) == 0


def test_a_file_of_25_mb_to_the_byte_is_taken_and_one_byte_more_is_refused(store):
    key, _ = action(store)
    attach(store, "action", key, AS_PROOF, AMINA, file=GivenFile("a.bin", bytes(LARGEST_FILE)))
    with pytest.raises(Invalid, match="larger"):
        attach(store, "action", key, AS_PROOF, AMINA, file=GivenFile("b.bin", bytes(LARGEST_FILE + 1)))
    with pytest.raises(Invalid, match="empty"):
        attach(store, "action", key, AS_PROOF, AMINA, file=GivenFile("c.bin", b""))
    with pytest.raises(Invalid, match="Drop a file"):
        attach(store, "action", key, AS_PROOF, AMINA)
    assert len(attached(store)) == 1


def test_a_link_is_attached_to_any_row_that_stands_and_a_script_is_none(store):
    key, _ = action(store)
    for table in ("decision", "commitment", "interaction"):
        row = {**dict.fromkeys(TABLES[table].names)}
        record(store, [Change(table, f"a {table}", None, row)], AMINA, reason="")
        attach(store, table, f"a {table}", {"kind": "other", "link": "https://x.org/a"}, AMINA)
        (one,) = reads.attachments(state(store), table=table, key=f"a {table}")
        assert (one.title, one.link) == ("https://x.org/a", "https://x.org/a")
    with pytest.raises(Invalid, match="link"):
        attach(store, "action", key, {"kind": "other", "link": "javascript:alert(1)"}, AMINA)
    with pytest.raises(Invalid, match="Nothing is attached"):
        attach(store, "setting", "x", {"kind": "other", "link": "https://x.org/a"}, AMINA)
    with pytest.raises(Invalid, match="no longer"):
        attach(store, "action", "gone", {"kind": "other", "link": "https://x.org/a"}, AMINA)


def demanding(store, **rules):
    set_completion(store, now(store), Completion(**{"proof": True, **rules}), AMINA, reason="Comité")


def by_form(store, key):
    edit_action(store, now(store), key, {"status": "done"}, AMINA)


def by_quick_update(store, key):
    update_action(store, now(store), key, {"status": "done"}, AMINA)


def by_meeting(store, key):
    note_done(
        store,
        now(store),
        key,
        completed_on=DAY,
        evidence="",
        is_without_evidence=True,
        writing=AMINA,
        reason="x",
    )


def by_new_row(store, key):
    create_action(store, {"title": "Autre", "status": "done", "completed_on": DAY}, AMINA)


def by_declaration(store, key):
    said = {"action": key, "organisation": "CCIT", "status": "done", "declared_on": DAY}
    declare(store, said, AMINA)
    settle(store, now(store), key, status="done", progress=100.0, by="Président", reason="x", writing=AMINA)


@pytest.mark.parametrize("door", [by_form, by_quick_update, by_meeting, by_new_row, by_declaration])
def test_where_a_plan_asks_for_a_deliverable_no_door_takes_a_completion_without_one(store, door):
    demanding(store)
    key, _ = action(store)
    with pytest.raises(Invalid) as refused:
        door(store, key)
    assert refused.value.code == "proof_missing"
    assert [row["status"] for row in rows_at(store, now(store), "p", "action").values()] == ["in_progress"]


@pytest.mark.parametrize("proof", ["named", "file", "link"])
def test_a_deliverable_that_is_named_or_attached_lets_an_action_be_done(store, proof):
    demanding(store)
    key, _ = action(store)
    attach(store, "action", key, {"kind": "other", "link": "https://x.org/a"}, AMINA)
    with pytest.raises(Invalid):
        by_form(store, key)
    if proof == "file":
        attach(store, "action", key, AS_PROOF, AMINA, file=REPORT)
    elif proof == "link":
        attach(store, "action", key, {"kind": "evidence", "link": "https://x.org/b"}, AMINA)
    else:
        edit_action(store, now(store), key, {"evidence": "Guide, page 3"}, AMINA)
    by_form(store, key)
    assert action(store)[1]["status"] == "done"


def test_a_deliverable_that_is_only_planned_proves_nothing(store):
    demanding(store)
    key, _ = action(store)
    edit_action(store, now(store), key, {"deliverable": "Guide"}, AMINA)
    with pytest.raises(Invalid, match="attached"):
        by_form(store, key)


def test_the_last_deliverable_of_an_action_that_is_done_is_neither_taken_away_nor_made_another_thing(store):
    demanding(store)
    key, _ = action(store)
    attach(store, "action", key, AS_PROOF, AMINA, file=REPORT)
    by_form(store, key)
    (one,) = attached(store)
    with pytest.raises(Invalid, match="deliverable"):
        detach(store, now(store), one.key, AMINA, reason="x")
    with pytest.raises(Invalid, match="deliverable"):
        edit_attachment(store, now(store), one.key, {"kind": "other"}, AMINA)
    edit_action(store, now(store), key, {"evidence": "Procès-verbal"}, AMINA)
    detach(store, now(store), one.key, AMINA, reason="x")
    with pytest.raises(Invalid, match="deliverable"):
        edit_action(store, now(store), key, {"evidence": None}, AMINA)


def test_what_was_done_before_the_rule_stays_done_and_can_be_edited(store):
    key, _ = action(store)
    by_form(store, key)
    demanding(store)
    edit_action(store, now(store), key, {"comment": "x"}, AMINA)
    assert action(store)[1]["status"] == "done"


def test_a_file_that_declares_an_action_done_without_a_deliverable_is_told_and_the_status_stays(
    store, tmp_path
):
    demanding(store)
    path = tmp_path / "plan.csv"
    path.write_text(
        "Code;Action;Statut;Avancement;Preuve\n"
        "A1;Former;Réalisée;100 %;\nA2;Publier;Réalisée;100 %;\nA3;Signer;Réalisée;100 %;Accord\n",
        encoding="utf-8",
    )
    content = path.read_bytes()
    found = prepare(store, read_own(path), content, plan="p", today=DAY)
    again = prepare(store, read_own(path), content, plan="p", today=DAY, before=found)
    for prepared in (found, again):
        told = [issue for issue in prepared.issues if issue.code == "proof_missing"]
        assert [(issue.level, issue.cell) for issue in told] == [("warning", "C2"), ("warning", "C3")]
    apply(store, again, AMINA)
    rows = {row["code"]: row for row in rows_at(store, now(store), "p", "action").values()}
    assert {code: (row["status"], row["progress"]) for code, row in rows.items()} == {
        "A1": ("in_progress", 100.0), "A2": (None, 100.0), "A3": ("done", 100.0),
    }  # fmt: skip


def test_what_is_declared_done_waits_for_another_person_who_confirms_it(store):
    demanding(store, proof=False, verification=True)
    key, _ = action(store)
    by_form(store, key)
    (one,) = reads.to_verify(state(store))
    assert (one.key, one.declared_by, one.declared_on) == (key, "Amina", DAY)
    assert sum(reads.situation_counts(state(store), situations=("to_verify",)).values()) == 1
    with pytest.raises(Invalid, match="another person"):
        verify(store, now(store), key, AMINA)
    seen = now(store)
    verified = verify(store, seen, key, KOFI)
    assert (action(store)[1]["verified_by"], action(store)[1]["verified_on"]) == ("Kofi", DAY)
    assert len(reads.to_verify(state(store))) == 0
    with pytest.raises(Invalid, match="waits for no"):
        verify(store, now(store), key, KOFI)
    undo(store, plan_undo(store, verified, plan="p", revision=verified), AMINA)
    assert len(reads.to_verify(state(store))) == 1
    edit_action(store, now(store), key, {"status": "in_progress"}, AMINA)
    row = action(store)[1]
    assert {row[name] for name in ("declared_by", "declared_on", "verified_by", "verified_on")} == {None}
    with pytest.raises((Conflict, Invalid)):
        verify(store, verified - 1, key, KOFI)


def signed_in(name, job):
    who = Person(name, Role.EDITOR, account="id", job=job, organisation="CCIS-RSK")
    return Writing("p", who.author, AMINA.recorded_at, DAY, by=who)


def test_another_function_does_not_make_another_person(store):
    demanding(store, proof=False, verification=True)
    key, _ = action(store)
    edit_action(store, now(store), key, {"status": "done"}, signed_in("Eddy", "Chargé de suivi"))
    with pytest.raises(Invalid) as refused:
        verify(store, now(store), key, signed_in("EDDY", "Chef de service"))
    assert refused.value.code == "verification_by_declarer"
    verify(store, now(store), key, signed_in("Eddy Kofi", "Chargé de suivi"))
    assert action(store)[1]["verified_by"] == "Eddy Kofi, Chargé de suivi (CCIS-RSK)"


def test_nothing_waits_to_be_verified_where_the_plan_does_not_ask_for_it(store):
    key, _ = action(store)
    by_form(store, key)
    assert action(store)[1]["declared_by"] is None
    demanding(store, verification=True)
    assert len(reads.to_verify(state(store))) == 0
    edit_action(store, now(store), key, {"status": "in_progress"}, AMINA)
    edit_action(store, now(store), key, {"evidence": "Guide"}, AMINA)
    by_form(store, key)
    assert len(reads.to_verify(state(store))) == 1
    set_completion(store, now(store), Completion(), AMINA, reason="x")
    assert len(reads.to_verify(state(store))) == 0


def test_a_partner_sees_what_is_shared_of_what_it_may_see(store):
    key, _ = action(store)
    link = {"kind": "other", "link": "https://x.org"}
    attach(store, "action", key, {**link, "title": "ouverte", "shared": True}, AMINA)
    attach(store, "action", key, {**link, "title": "interne"}, AMINA)
    partner = State(store.seen_by_partner(), now(store), "p", DAY)
    assert [a.title for a in reads.attachments(partner, table="action", key=key)] == ["ouverte"]
    assert reads.attachment_counts(partner) == {f"action:{key}": 1}
    edit_action(store, now(store), key, {"confidential": True}, AMINA)
    partner = State(store.seen_by_partner(), now(store), "p", DAY)
    assert len(reads.attachments(partner, table="action", key=key)) == 0
