"""Who may write what, table by table, role by role: the check stands in the one way to the ledger."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from lib.domain.changes import Change, updated
from lib.domain.errors import NotAllowed
from lib.domain.people import Person
from lib.domain.rights import Grant, right_to
from lib.domain.roles import Role
from lib.domain.schema import TABLES
from lib.domain.writing import Writing
from lib.store import reads
from lib.store.ledger import NOW, rows_at
from lib.store.state import State
from lib.usecases.actions import create_action as add_action
from lib.usecases.attachments import GivenFile, attach, detach
from lib.usecases.declarations import declare
from lib.usecases.interactions import add_interaction
from lib.usecases.record import create_row, edit_row, record
from lib.usecases.settings import name_plan, set_thresholds
from lib.usecases.start import SAMPLE_PLAN
from lib.usecases.undo import plan_undo, undo
from tests.sample import LAST

DAY = date(2026, 11, 24)
MACHINE = Writing(SAMPLE_PLAN, "test", datetime(2026, 11, 24, 9), DAY)
ROLES = (Role.GUEST, Role.READER, Role.PARTNER, Role.EDITOR, Role.ADMINISTRATOR)


def by(role, organisation="CCIT"):
    person = Person("Awa Mensah", role, "a1", "Chargée de mission", organisation)
    return replace(MACHINE, author=person.author, by=person)


def actions(store, **wanted):
    rows = rows_at(store, NOW, SAMPLE_PLAN, "action")
    return {k: r for k, r in rows.items() if all(r[name] == value for name, value in wanted.items())}


def own(store, organisation="CCIT"):
    """An action that the organisation leads or supports, and that partners see."""
    seen = rows_at(store.seen_by_partner(), NOW, SAMPLE_PLAN, "action")
    return next(
        key
        for key, row in seen.items()
        if organisation in f"{row['organisation']} / {row['partners']}".split(" / ")
    )


def others(store, organisation="CCIT"):
    seen = rows_at(store.seen_by_partner(), NOW, SAMPLE_PLAN, "action")
    return next(
        key
        for key, row in seen.items()
        if organisation not in f"{row['organisation']} / {row['partners']}".split(" / ")
    )


def refused(write):
    with pytest.raises(NotAllowed) as error:
        write()
    return error.value.code


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("role", ROLES)
def test_a_table_is_written_by_the_roles_that_the_table_of_rights_names(sample_store, role, table):
    row = dict.fromkeys(TABLES[table].names)
    change = Change(table, "new", None, row)
    grant = right_to(change, begins_plan=table == "plan").of(role)
    before = reads.current_revision(sample_store)
    if grant is Grant.YES:
        writing = replace(by(role), plan="another") if table == "plan" else by(role)
        if table == "meeting_record":
            return  # closed meetings have rules of their own
        assert record(sample_store, [change], writing, reason="") == before + 1
    else:
        assert refused(lambda: record(sample_store, [change], by(role), reason="")) in (
            "role_refused",
            "organisation_refused",
        )
        assert reads.current_revision(sample_store) == before


@pytest.mark.parametrize("role", [Role.GUEST, Role.READER, Role.PARTNER])
def test_forms_undoing_and_settings_refuse_whoever_may_not(sample_store, role):
    key = own(sample_store)
    one = by(role)
    assert (
        refused(lambda: edit_row(sample_store, "action", LAST, key, {"comment": "x"}, one)) == "role_refused"
    )
    assert refused(lambda: add_action(sample_store, {"title": "x", "code": "Z9"}, one)) == "role_refused"
    assert refused(lambda: name_plan(sample_store, LAST, {"title": "x"}, one)) == "role_refused"
    made = create_row(
        sample_store, "note", {"action": key, "noted_on": DAY, "noted_by": "x", "text": "x"}, MACHINE
    )
    back = plan_undo(sample_store, made, plan=SAMPLE_PLAN, revision=made)
    assert refused(lambda: undo(sample_store, back, one)) == "role_refused"


def test_settings_are_refused_to_an_editor_and_taken_from_an_administrator(sample_store):
    def limits(writing):
        return set_thresholds(sample_store, LAST, {"soon_days": 20.0}, writing, reason="essai")

    assert refused(lambda: limits(by(Role.EDITOR))) == "role_refused"
    assert limits(by(Role.ADMINISTRATOR)) == LAST + 1


def test_what_follows_from_a_change_is_not_held_against_who_made_it(sample_store):
    """A milestone that is done moves the progress of its action; an editor's own change leads there."""
    key = own(sample_store)
    assert edit_row(sample_store, "action", LAST, key, {"comment": "x"}, by(Role.EDITOR)) == LAST + 1


def test_a_partner_declares_of_its_own_actions_for_itself_alone(sample_store):
    values: dict[str, Any] = {"organisation": "CCIT", "declared_on": DAY, "status": "in_progress"}
    mine, theirs, one = own(sample_store), others(sample_store), by(Role.PARTNER)
    assert declare(sample_store, {**values, "action": mine}, one) == LAST + 1
    for wrong in ({"action": theirs}, {"action": mine, "organisation": "CCIS-RSK"}):
        assert (
            refused(lambda wrong=wrong: declare(sample_store, {**values, **wrong}, one))
            == "organisation_refused"
        )
    settled = {"action": mine, "settled_on": DAY, "settled_by": "x", "settled_reason": "x"}
    assert refused(lambda: declare(sample_store, {**values, **settled}, one)) == "role_refused"
    key = next(iter(rows_at(sample_store, NOW, SAMPLE_PLAN, "declaration")))
    row = rows_at(sample_store, NOW, SAMPLE_PLAN, "declaration")[key]
    change = updated("declaration", key, row, {"progress": 99.0})
    assert refused(lambda: record(sample_store, [change], one, reason="")) == "organisation_refused"
    assert refused(lambda: record(sample_store, [Change("declaration", key, row, None)], one, reason="")) == (
        "organisation_refused"
    )


def test_a_partner_writes_nothing_of_an_action_that_it_does_not_see(sample_store):
    mine, one = own(sample_store), by(Role.PARTNER)
    edit_row(sample_store, "action", LAST, mine, {"confidential": True}, MACHINE)
    values: dict[str, Any] = {
        "organisation": "CCIT",
        "declared_on": DAY,
        "status": "in_progress",
        "action": mine,
    }
    assert refused(lambda: declare(sample_store, values, one)) == "organisation_refused"
    note = {"action": mine, "noted_on": DAY, "noted_by": one.author, "text": "x", "shared": True}
    assert refused(lambda: create_row(sample_store, "note", note, one)) == "organisation_refused"
    code = rows_at(sample_store, NOW, SAMPLE_PLAN, "action")[mine]["code"]
    exchange: dict[str, Any] = {
        "occurred_on": DAY,
        "partner": "CCIT",
        "kind": "call",
        "subject": "x",
        "action": code,
    }
    assert refused(lambda: add_interaction(sample_store, exchange, one)) == "organisation_refused"


def test_a_partner_notes_in_its_own_name_and_shares_what_it_notes(sample_store):
    mine, one = own(sample_store), by(Role.PARTNER)
    note = {"action": mine, "noted_on": DAY, "noted_by": one.author, "text": "x", "shared": True}
    made = create_row(sample_store, "note", note, one)
    assert made == LAST + 1
    assert (
        refused(lambda: create_row(sample_store, "note", {**note, "shared": False}, one))
        == "organisation_refused"
    )
    assert (
        refused(lambda: create_row(sample_store, "note", {**note, "noted_by": "Sami"}, one)) == "role_refused"
    )
    assert refused(
        lambda: create_row(sample_store, "note", {**note, "action": others(sample_store)}, one)
    ) == ("organisation_refused")
    key = next(iter(rows_at(sample_store, NOW, SAMPLE_PLAN, "note")))
    assert (
        refused(lambda: edit_row(sample_store, "note", made, key, {"text": "y"}, one))
        == "organisation_refused"
    )


def test_a_partner_adds_shared_files_to_its_own_actions_and_takes_none_away(sample_store):
    mine, one = own(sample_store), by(Role.PARTNER)
    file = GivenFile("a.txt", b"a")
    kind: dict[str, Any] = {"kind": "deliverable", "shared": True}
    assert attach(sample_store, "action", mine, kind, one, file=file) == LAST + 1
    for table, key, values in (
        ("action", mine, {**kind, "shared": False}),
        ("action", others(sample_store), kind),
        ("interaction", next(iter(rows_at(sample_store, NOW, SAMPLE_PLAN, "interaction"))), kind),
    ):
        assert refused(lambda t=table, k=key, v=values: attach(sample_store, t, k, v, one, file=file)) == (
            "organisation_refused"
        )
    key = next(iter(rows_at(sample_store, NOW, SAMPLE_PLAN, "attachment")))
    assert refused(lambda: detach(sample_store, LAST + 1, key, one, reason="x")) == "organisation_refused"


def test_a_partner_records_its_own_exchanges(sample_store):
    one = by(Role.PARTNER)
    values: dict[str, Any] = {"occurred_on": DAY, "partner": "CCIT", "kind": "call", "subject": "x"}
    assert add_interaction(sample_store, values, one) == LAST + 1
    assert refused(
        lambda: add_interaction(sample_store, {**values, "partner": "Ambassade du Togo"}, one)
    ) == ("organisation_refused")


def test_a_partner_signs_for_its_own_side_alone(sample_store):
    minutes = rows_at(sample_store, NOW, SAMPLE_PLAN, "minutes")
    key, row = next((k, r) for k, r in minutes.items() if r["party_a"] and r["party_b"])

    def sign(side, organisation):
        step = dict.fromkeys(TABLES["minutes_step"].names)
        step |= {"minutes": key, "step": f"signed_{side}", "done_on": DAY, "done_by": "x"}
        change = Change("minutes_step", f"new-{side}-{organisation}", None, step)
        return record(sample_store, [change], by(Role.PARTNER, organisation), reason="")

    assert sign("a", row["party_a"])
    assert sign("b", row["party_b"])
    assert refused(lambda: sign("a", row["party_b"])) == "organisation_refused"
    sent = dict.fromkeys(TABLES["minutes_step"].names) | {"minutes": key, "step": "sent_a", "done_on": DAY}
    change = Change("minutes_step", "new", None, {**sent, "done_by": "x"})
    one = by(Role.PARTNER, row["party_a"])
    assert refused(lambda: record(sample_store, [change], one, reason="")) == "organisation_refused"


def test_a_partner_without_an_organisation_writes_nothing(sample_store):
    values = {
        "organisation": "CCIT",
        "declared_on": DAY,
        "status": "in_progress",
        "action": own(sample_store),
    }
    assert refused(lambda: declare(sample_store, values, by(Role.PARTNER, ""))) == "role_refused"


def test_what_a_partner_writes_through_its_view_is_written_to_the_whole_plan(sample_store):
    values = {
        "organisation": "CCIT",
        "declared_on": DAY,
        "status": "in_progress",
        "action": own(sample_store),
    }
    made = declare(sample_store.seen_by_partner(), values, by(Role.PARTNER))
    assert reads.current_revision(sample_store) == made
    assert State(sample_store, made, SAMPLE_PLAN, DAY)
