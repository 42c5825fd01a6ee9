"""Who writes what of an action that is reserved: nothing of it nor of what hangs on it, unless one sees it."""

from dataclasses import replace

import pytest

from lib.domain.changes import Change, Value, Values
from lib.domain.errors import AppError, Conflict, Invalid, NotAllowed
from lib.domain.people import Person
from lib.domain.reserved import person_named
from lib.domain.roles import Role
from lib.domain.schema import TABLES
from lib.store import reads
from lib.store.ledger import NOW, changes_of, rows_at
from lib.store.seen import hidden_from, seen_by
from lib.store.state import State
from lib.usecases.actions import create_action, edit_action
from lib.usecases.record import create_row, edit_row, record
from lib.usecases.start import SAMPLE_PLAN
from lib.usecases.undo import plan_undo, undo
from tests.usecases.test_allowed import DAY, MACHINE

INSIDE = Person("Awa Mensah", Role.EDITOR, "a1", "Chargée de mission")
OUTSIDE = Person("Ali Naciri", Role.EDITOR, "b2", "Chargé d'études")
READER = Person("Rim Sefrioui", Role.READER, "c3")
CHIEF = Person("Sara", Role.ADMINISTRATOR, "d4")
PARTNER = Person("Kofi", Role.PARTNER, "e5", organisation="CCIT")
VISITOR = Person("", Role.VISITOR)
FOR_AWA = person_named("Awa Mensah", "a1")


def by(person):
    return replace(MACHINE, author=person.author, by=person)


def rows(store, table="action"):
    return rows_at(store, NOW, SAMPLE_PLAN, table)


def key_of(store, code="A1.6"):
    return next(key for key, row in rows(store).items() if row["code"] == code)


@pytest.fixture
def store(sample_store):
    """The sample with one action reserved to an editor, by herself, and rows of other tables that hang on it."""
    key = key_of(sample_store)
    edit_row(
        sample_store,
        "action",
        reads.current_revision(sample_store),
        key,
        {"reserved_for": FOR_AWA},
        by(INSIDE),
    )
    return sample_store


def refused(write):
    with pytest.raises(AppError) as error:
        write()
    return error.value


def test_what_is_reserved_is_confidential_too_whatever_the_door_and_stays_so(store):
    key = key_of(store)
    assert rows(store)[key]["confidential"] is True
    edit_row(
        store,
        "action",
        reads.current_revision(store),
        key,
        {"confidential": False, "title": "Autre"},
        MACHINE,
    )
    assert rows(store)[key]["confidential"] is True
    assert rows(store)[key]["title"] == "Autre"
    assert key not in rows(store.seen_by_partner())


def test_one_that_is_created_reserved_is_confidential(sample_store):
    number = create_row(sample_store, "action", {"title": "Secret", "reserved_for": "editor"}, by(INSIDE))
    (change,) = changes_of(sample_store, number)
    assert change.after["confidential"] is True


@pytest.mark.parametrize(("person", "sees"), [(INSIDE, True), (CHIEF, True), (None, True), (OUTSIDE, False), (READER, False), (PARTNER, False), (VISITOR, False)], ids=str)  # fmt: skip
def test_who_sees_it(store, person, sees):
    seen = seen_by(store, person)
    assert (key_of(store) in rows(seen)) is sees
    for number in range(1, reads.current_revision(store) + 1):
        assert (key_of(store) in rows_at(seen, number, SAMPLE_PLAN, "action")) <= sees
    found = reads.headline(State(seen, reads.current_revision(store), SAMPLE_PLAN, DAY))
    assert found.tracked == (35 if sees else 34)


def test_a_changed_function_or_name_neither_loses_nor_opens_it(store):
    assert not hidden_from(store, replace(INSIDE, name="Awa Diallo", job="Directrice", role=Role.READER))
    assert hidden_from(store, replace(OUTSIDE, name=INSIDE.name, job=INSIDE.job))


@pytest.mark.parametrize("wanted", [{"title": "x"}, {"reserved_for": None}, {"reserved_for": "editor"}, {"status": "done"}], ids=str)  # fmt: skip
def test_who_does_not_see_it_changes_nothing_of_it(store, wanted):
    key, last = key_of(store), reads.current_revision(store)
    assert (
        refused(lambda: edit_row(store, "action", last, key, wanted, by(OUTSIDE))).code == "reserved_refused"
    )
    assert refused(lambda: edit_row(seen_by(store, OUTSIDE), "action", last, key, wanted, by(OUTSIDE))).code == "action_unknown"  # fmt: skip
    assert reads.current_revision(store) == last


@pytest.mark.parametrize("table", [t for t in TABLES.values() if any(f.refers_to == "action" or f.names_row for f in t.fields) and t.name != "action"], ids=lambda t: t.name)  # fmt: skip
def test_no_row_of_any_table_names_it_but_by_who_sees_it(store, table):
    key, last = key_of(store), reads.current_revision(store)
    row = dict.fromkeys(table.names)
    for field in table.fields:
        if field.refers_to == "action":
            row[field.name] = key if field.refers_by == "key" else "A1.6"
        if field.names_row:
            row[field.name] = f"action:{key}"
    change = Change(table.name, "new", None, row)
    error = refused(lambda: record(store, [change], by(OUTSIDE), reason=""))
    assert (error.code, reads.current_revision(store)) == ("reserved_refused", last)
    assert "A1.6" not in str(error.values)


def test_who_sees_it_may_lift_it_and_then_everybody_sees_its_past(store):
    edit_row(
        store, "action", reads.current_revision(store), key_of(store), {"reserved_for": None}, by(INSIDE)
    )
    assert not hidden_from(store, OUTSIDE)
    assert key_of(store) in rows_at(seen_by(store, OUTSIDE), 1, SAMPLE_PLAN, "action")


@pytest.mark.parametrize("named", ["reader", person_named("Ali", "b2"), "nobody"])
def test_nobody_reserves_an_action_to_others_alone(store, named):
    last = reads.current_revision(store)
    error = refused(
        lambda: edit_row(store, "action", last, key_of(store), {"reserved_for": named}, by(INSIDE))
    )
    assert isinstance(error, Invalid)
    assert (error.code, error.values["field"]) == ("reserved_without_oneself", "reserved_for")
    edit_row(
        store, "action", last, key_of(store), {"reserved_for": named}, by(CHIEF)
    )  # who sees everything may


def test_a_revision_that_touches_it_is_undone_by_who_sees_it_alone(store):
    other = key_of(store, "A1.1")
    changes = [
        Change("action", key, {"title": rows(store)[key]["title"]}, {"title": f"{key} anew"})
        for key in (key_of(store), other)
    ]
    number = record(store, changes, by(INSIDE), reason="")
    for view in (store, seen_by(store, OUTSIDE)):
        planned = plan_undo(view, number, plan=SAMPLE_PLAN, revision=number)
        assert refused(lambda: undo(view, planned, by(OUTSIDE))).code == "reserved_refused"  # noqa: B023
    assert undo(store, plan_undo(store, number, plan=SAMPLE_PLAN, revision=number), by(INSIDE)) == number + 1


def test_an_undoing_that_opens_it_again_is_for_who_sees_it(store):
    number = reads.current_revision(store)
    planned = plan_undo(seen_by(store, OUTSIDE), number, plan=SAMPLE_PLAN, revision=number)
    assert planned.changes == ()
    whole = plan_undo(store, number, plan=SAMPLE_PLAN, revision=number)
    assert refused(lambda: undo(store, whole, by(OUTSIDE))).code == "reserved_refused"
    undo(store, whole, by(INSIDE))
    assert not hidden_from(store, OUTSIDE)


def test_its_code_is_taken_and_nothing_of_it_is_told(store):
    title = rows(store)[key_of(store)]["title"]
    error = refused(
        lambda: create_action(seen_by(store, OUTSIDE), {"title": "Nouvelle", "code": "A1.6"}, by(OUTSIDE))
    )
    assert error.code == "code_taken"
    assert title not in f"{error.message} {error.values}"


def test_a_circle_through_it_is_refused_without_its_name(store):
    key, one, two = (key_of(store, code) for code in ("A1.6", "A1.1", "A1.2"))
    for action, needs in ((one, key), (key, two)):
        create_row(store, "dependency", {"action": action, "needs": needs}, by(INSIDE))
    error = refused(lambda: create_row(store, "dependency", {"action": two, "needs": one}, by(OUTSIDE)))
    assert (error.code, dict(error.values)) == ("dependency_circle", {"field": "needs"})
    inside = refused(lambda: create_row(store, "dependency", {"action": two, "needs": one}, by(INSIDE)))
    assert "A1.6" in str(inside.values)


def test_the_links_of_a_commitment_keep_what_its_writer_does_not_see(store):
    key, one, two = (key_of(store, code) for code in ("A1.6", "A1.1", "A1.2"))
    number = create_row(
        store, "commitment", {"text": "Un engagement", "actions": f"{key} / {one}"}, by(INSIDE)
    )
    (commitment,) = [change.key for change in changes_of(store, number)]
    view = seen_by(store, OUTSIDE)
    assert rows(view, "commitment")[commitment]["actions"] == one
    edit_row(view, "commitment", number, commitment, {"actions": f"{one} / {two}"}, by(OUTSIDE))
    assert rows(store, "commitment")[commitment]["actions"] == f"{one} / {two} / {key}"
    assert rows(view, "commitment")[commitment]["actions"] == f"{one} / {two}"
    with pytest.raises(Conflict):  # what somebody else changed meanwhile is still told
        edit_row(view, "commitment", {**rows(view, "commitment")[commitment], "actions": one}, commitment, {"actions": two}, by(OUTSIDE))  # fmt: skip


def test_what_follows_from_a_change_reaches_what_its_writer_does_not_see(store):
    """A name is what names: an axis or an organisation that somebody renames is renamed everywhere."""
    last = reads.current_revision(store)
    organisation = rows(store)[key_of(store)]["organisation"].split(" / ")[0]
    partner = next(k for k, r in rows(store, "partner").items() if r["acronym"] == organisation)
    edit_row(store, "partner", last, partner, {"acronym": f"{organisation} II"}, by(OUTSIDE))
    assert f"{organisation} II" in rows(store)[key_of(store)]["organisation"]


def test_an_edit_of_another_action_is_nobody_else_s_business(store):
    edit_action(
        seen_by(store, OUTSIDE),
        reads.current_revision(store),
        key_of(store, "A1.1"),
        {"title": "Autre"},
        by(OUTSIDE),
    )
    assert rows(store)[key_of(store, "A1.1")]["title"] == "Autre"


def test_the_machine_itself_is_refused_nothing(store):
    edit_row(
        store, "action", reads.current_revision(store), key_of(store), {"reserved_for": "reader"}, MACHINE
    )
    assert hidden_from(store, INSIDE) and not hidden_from(store, READER)
    with pytest.raises(NotAllowed):
        edit_row(store, "action", reads.current_revision(store), key_of(store), {"title": "x"}, by(INSIDE))


def test_an_axis_in_which_it_stands_is_archived_by_who_sees_it_alone(store):
    axis = rows(store)[key_of(store)]["axis"]
    aside: Values = {"archived_on": DAY, "archived_reason": "vide"}
    change = Change("axis", axis, dict.fromkeys(aside), aside)
    assert refused(lambda: record(store, [change], by(OUTSIDE), reason="")).code == "reserved_refused"
    assert record(store, [change], by(INSIDE), reason="")


def test_what_a_meeting_says_of_an_action_stays_when_somebody_records_who_is_not_shown_it(store):
    key, other = key_of(store), key_of(store, "A1.1")
    held: dict[str, Value] = {
        "title": "Point",
        "held_on": DAY,
        "undebated": f'["{key}"]',
        "discussed": f'["{other}", "{key}"]',
    }
    held["closing"] = f'{{"not_discussed": ["{key}"], "came_in": []}}'
    number = create_row(store, "meeting", held, MACHINE)
    (made,) = [c.key for c in changes_of(store, number) if c.table == "meeting"]
    wanted = {
        "undebated": f'["{other}"]',
        "discussed": "[]",
        "closing": '{"not_discussed": [], "came_in": [3]}',
    }
    edit_row(seen_by(store, OUTSIDE), "meeting", number, made, wanted, by(OUTSIDE))
    row = rows(store, "meeting")[made]
    assert row["undebated"] == f'["{other}", "{key}"]'
    assert row["discussed"] == f'["{key}"]'
    assert row["closing"] == f'{{"came_in": [3], "not_discussed": ["{key}"]}}'


def test_nobody_writes_nor_approves_minutes_whose_text_he_does_not_see(store):
    content = '{"texts": {"fr": {"decisions": [{"action": "A1.6", "text": "Tenir"}]}}}'
    held: dict[str, Value] = {"title": "PV", "held_on": DAY, "content": content}
    made = next(
        c.key for c in changes_of(store, create_row(store, "minutes", held, MACHINE)) if c.table == "minutes"
    )
    view, now = seen_by(store, OUTSIDE), reads.current_revision(store)
    step: dict[str, Value] = {"minutes": made, "step": "drafted", "done_on": DAY, "done_by": "x"}
    for write in (
        lambda: edit_row(view, "minutes", now, made, {"content": "{}"}, by(OUTSIDE)),
        lambda: edit_row(view, "minutes", now, made, {"title": "Autre"}, by(OUTSIDE)),
        lambda: create_row(view, "minutes_step", step, by(OUTSIDE)),
    ):
        assert refused(write).code == "reserved_refused"
    assert rows(store, "minutes")[made]["content"] == content
    edit_row(seen_by(store, INSIDE), "minutes", now, made, {"title": "Autre"}, by(INSIDE))
