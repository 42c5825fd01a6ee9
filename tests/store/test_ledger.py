"""The one write: whole or not at all, refused when what it saw has changed, and always undoable."""

import threading
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.domain.changes import Change, inverse, updated
from lib.domain.errors import Conflict, Difference, Invalid
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.store.ledger import SourceFile, changes_of, commit, first_changes, rows_at, rows_now
from lib.store.reads import current_revision, file_content, revision, revision_on, source, source_known
from lib.usecases.undo import plan_undo, undo

DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 0)
WRITING = Writing("p", "test", NOW, DAY)


def record(store, *changes, plan="p", as_of=DAY, reason="test", **more):
    return commit(
        store,
        changes,
        plan=plan,
        author="test",
        kind=RevisionKind.EDIT,
        reason=reason,
        recorded_at=NOW,
        as_of=as_of,
        **more,
    )


def test_a_row_holds_from_the_revision_that_began_it_until_the_one_that_ended_it(store):
    record(store, Change("action", "a", None, {"title": "One"}))
    record(store, Change("action", "a", {"title": "One"}, {"title": "Two"}))
    whole = rows_at(store, 2, "p", "action")["a"]
    record(store, Change("action", "a", whole, None))
    assert rows_at(store, 1, "p", "action")["a"]["title"] == "One"
    assert rows_at(store, 2, "p", "action")["a"]["title"] == "Two"
    assert rows_at(store, 3, "p", "action") == {}


def test_a_change_whose_before_is_no_longer_stored_is_refused_and_named(store):
    record(store, Change("action", "a", None, {"title": "One", "progress": 10.0}))
    record(store, Change("action", "a", {"progress": 10.0}, {"progress": 20.0}))
    with pytest.raises(Conflict) as refused:
        record(
            store,
            Change("action", "b", None, {"title": "New"}),
            Change("action", "a", {"progress": 10.0}, {"progress": 30.0}),
        )
    assert refused.value.details == (Difference("action", "a", "progress", 20.0, "test", NOW),)
    assert current_revision(store) == 2
    assert set(rows_at(store, 2, "p", "action")) == {"a"}


def test_an_edit_or_a_second_end_of_a_row_that_was_ended_meanwhile_is_refused(store):
    record(store, Change("action", "a", None, {"title": "One", "progress": 10.0}))
    whole = rows_at(store, 1, "p", "action")["a"]
    record(store, Change("action", "a", whole, None))
    for late in (
        Change("action", "a", {"progress": 10.0}, {"progress": 20.0}),
        Change("action", "a", whole, None),
    ):
        with pytest.raises(Conflict):
            record(store, late)
    assert current_revision(store) == 2
    assert rows_at(store, 2, "p", "action") == {}


def test_two_people_editing_different_fields_of_a_row_both_succeed(store):
    record(store, Change("action", "a", None, {"title": "One", "progress": 10.0, "owner": "X"}))
    record(store, Change("action", "a", {"progress": 10.0}, {"progress": 20.0}))
    record(store, Change("action", "a", {"owner": "X"}, {"owner": "Y"}))
    row = rows_at(store, 3, "p", "action")["a"]
    assert (row["progress"], row["owner"]) == (20.0, "Y")


def test_an_empty_set_and_a_row_named_twice_are_refused(store):
    with pytest.raises(Invalid):
        record(store)
    with pytest.raises(Invalid):
        record(
            store, Change("action", "a", None, {"title": "1"}), Change("action", "a", None, {"title": "2"})
        )
    assert current_revision(store) == 0


def test_plans_do_not_see_each_other(store):
    record(store, Change("action", "a", None, {"title": "One"}), plan="first")
    record(store, Change("action", "a", None, {"title": "Two"}), plan="second")
    assert rows_at(store, 2, "first", "action")["a"]["title"] == "One"
    assert rows_at(store, 2, "second", "action")["a"]["title"] == "Two"


def test_the_bytes_of_a_source_file_are_kept_as_they_were(store):
    content = bytes(range(256)) * 3
    number = record(
        store, Change("action", "a", None, {"title": "One"}), source=SourceFile("abc", "plan.xlsx", content)
    )
    assert file_content(store, source(store, number).sha256) == content
    assert source_known(store, "p", "abc").revision == number


def test_the_character_zero_is_left_out_of_every_text(store):
    number = record(
        store, Change("action", "a", None, {"title": "One\0Two", "comment": "\0"}), reason="be\0cause"
    )
    row = rows_at(store, number, "p", "action")["a"]
    assert (row["title"], row["comment"]) == ("OneTwo", "")
    assert revision(store, number).reason == "because"


def test_a_file_that_comes_again_is_kept_once(store):
    content = b"the same bytes" * 1000
    for n in range(3):
        file = SourceFile("abc", f"plan {n}.xlsx", content)
        record(store, Change("action", f"k{n}", None, {"title": "One"}), source=file)
    if store.place.whole:  # a copy holds no bytes: tests/store/shared looks at the server's
        assert store.cursor().execute("SELECT sha256 FROM plan.file").fetchall() == [("abc",)]
    assert [source(store, n).file_name for n in (1, 2, 3)] == ["plan 0.xlsx", "plan 1.xlsx", "plan 2.xlsx"]
    assert file_content(store, "abc") == content
    assert file_content(store, "none such") == b""


def test_a_file_whose_import_was_undone_is_no_longer_known(store):
    number = record(store, Change("action", "a", None, {"title": "One"}), source=SourceFile("abc", "f", b"x"))
    undo(store, plan_undo(store, number, plan="p", revision=number), WRITING)
    assert source_known(store, "p", "abc") is None


def test_a_day_finds_the_revision_that_held_at_its_end(store):
    for n, day in enumerate([date(2026, 1, 10), date(2026, 2, 10), date(2026, 3, 10)]):
        record(store, Change("action", f"k{n}", None, {"title": str(n)}), as_of=day)
    assert revision_on(store, "p", date(2026, 2, 9)) == 1
    assert revision_on(store, "p", date(2026, 2, 10)) == 2
    assert revision_on(store, "p", date(2026, 12, 1)) == 3
    assert revision_on(store, "p", date(2025, 1, 1)) == 1


def test_eight_threads_on_the_same_rows_lose_nothing_and_report_conflicts(store):
    record(store, *(Change("action", f"k{i}", None, {"title": "x", "progress": 0.0}) for i in range(4)))
    done: list[str] = []
    conflicts: list[str] = []

    def work() -> None:
        for turn in range(25):
            key = f"k{turn % 4}"
            while True:
                seen: Any = rows_at(store, current_revision(store), "p", "action")[key]["progress"]
                try:
                    record(store, Change("action", key, {"progress": seen}, {"progress": seen + 1}))
                except Conflict:
                    conflicts.append(key)
                    continue
                done.append(key)
                break

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    last = current_revision(store)
    total = sum(cast(float, row["progress"]) for row in rows_at(store, last, "p", "action").values())
    assert total == len(done) == 200
    assert last == 201
    assert conflicts, "eight threads on four rows must meet at least once"


VALUES = {
    "text": st.one_of(st.none(), st.text(max_size=5).filter(lambda s: "\x00" not in s)),
    "date": st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2030, 1, 1))),
    "integer": st.one_of(st.none(), st.integers(-5, 5)),
    "percent": st.one_of(st.none(), st.floats(0, 100)),
    "number": st.one_of(st.none(), st.floats(-1e6, 1e6)),
    "money": st.one_of(st.none(), st.just("12 MAD"), st.just("150000.50 XOF")),
    "flag": st.one_of(st.none(), st.booleans()),
    "json": st.one_of(st.none(), st.just("{}")),
    "document": st.one_of(st.none(), st.just("{}")),
}


def row_of(table):
    return st.fixed_dictionaries({name: VALUES[kind] for name, kind in TABLES[table].kinds.items()})


@st.composite
def states(draw, table):
    """Rows of a table, a value that only one may have being the row's own."""
    rows = draw(st.dictionaries(st.sampled_from("abcdef"), row_of(table), max_size=5))
    own = [field.name for field in TABLES[table].fields if field.unique]
    return {
        key: row | {name: row[name] and owned(key, row[name]) for name in own} for key, row in rows.items()
    }


def owned(key, value):
    """A value that no row of another key has."""
    return value + timedelta(4000 * ord(key)) if isinstance(value, date) else f"{key}{value}"


def between(table, before, after):
    """The changes that lead from one state to another."""
    for key in sorted(before.keys() | after.keys()):
        if key not in before:
            yield Change(table, key, None, after[key])
        elif key not in after:
            yield Change(table, key, before[key], None)
        elif (change := updated(table, key, before[key], after[key])) is not None:
            yield change


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), table=st.sampled_from(sorted(TABLES)))
def test_undoing_any_revision_restores_the_exact_state(store, data, table):
    before, after = data.draw(states(table)), data.draw(states(table))
    steps = list(between(table, before, after))
    if not steps:
        return
    plan = f"p{current_revision(store)}"  # each example has a plan of its own in the one store
    start = list(between(table, {}, before))
    if start:
        record(store, *start, plan=plan)
    number = record(store, *steps, plan=plan)
    assert rows_at(store, number, plan, table) == after
    planned = plan_undo(store, number, plan=plan, revision=number)
    assert not planned.kept
    back = undo(store, planned, replace(WRITING, plan=plan))
    assert rows_at(store, back, plan, table) == before
    assert set(inverse_of(changes_of(store, back))) == set(inverse_of(inverse(changes_of(store, number))))


def inverse_of(changes):
    """Changes in a form that can be compared as a set."""
    return [
        (c.table, c.key, repr(c.before and dict(c.before)), repr(c.after and dict(c.after))) for c in changes
    ]


def test_undo_keeps_what_was_edited_since_and_names_it(store):
    record(store, Change("action", "a", None, {"title": "One", "progress": 10.0, "owner": "X"}))
    second = record(
        store, Change("action", "a", {"progress": 10.0, "owner": "X"}, {"progress": 20.0, "owner": "Y"})
    )
    third = record(store, Change("action", "a", {"owner": "Y"}, {"owner": "Z"}))
    planned = plan_undo(store, second, plan="p", revision=third)
    assert [(k.key, k.field, k.undone_to, k.current) for k in planned.kept] == [("a", "owner", "X", "Z")]
    number = undo(store, planned, WRITING)
    row = rows_at(store, number, "p", "action")["a"]
    assert (row["progress"], row["owner"]) == (10.0, "Z")


def test_an_undo_can_be_undone(store):
    record(store, Change("action", "a", None, {"title": "One"}))
    second = record(store, Change("action", "a", {"title": "One"}, {"title": "Two"}))
    third = undo(store, plan_undo(store, second, plan="p", revision=second), WRITING)
    fourth = undo(store, plan_undo(store, third, plan="p", revision=third), WRITING)
    assert rows_at(store, fourth, "p", "action")["a"]["title"] == "Two"


def test_undoing_twice_says_there_is_nothing_left(store):
    record(store, Change("action", "a", None, {"title": "One"}))
    second = record(store, Change("action", "a", {"title": "One"}, {"title": "Two"}))
    third = undo(store, plan_undo(store, second, plan="p", revision=second), WRITING)
    with pytest.raises(Invalid):
        undo(store, plan_undo(store, second, plan="p", revision=third), WRITING)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_keeps_what_is_written_to_it_and_its_changes(store, table):
    samples: dict[str, Any] = {
        "text": "x",
        "date": date(2026, 1, 2),
        "integer": 3,
        "percent": 4.5,
        "number": 2.5,
        "money": "1 MAD",
        "flag": True,
        "json": "{}",
        "document": "{}",
    }
    row = {name: samples[kind] for name, kind in TABLES[table].kinds.items()}
    created = record(store, Change(table, "k", None, row))
    name = TABLES[table].names[0]
    edited = record(store, Change(table, "k", {name: row[name]}, {name: None}))
    assert rows_at(store, created, "p", table) == {"k": row}
    assert rows_at(store, edited, "p", table) == {"k": row | {name: None}}
    assert changes_of(store, edited) == (Change(table, "k", {name: row[name]}, {name: None}),)
    assert first_changes(store, edited, 5) == (1, changes_of(store, edited))
    assert rows_now(store, "p", table, ["k", "unknown"]) == {"k": row | {name: None}}


def test_the_first_changes_of_a_large_revision_are_whole_and_all_are_counted(store):
    record(store, *(Change("action", f"a{i}", None, {"title": "One"}) for i in range(500)))
    edits = [Change("action", f"a{i}", {"title": "One"}, {"title": "Two"}) for i in range(500)]
    edited = record(store, *edits, Change("axis", "x", None, {"title": "Axis"}))
    total, first = first_changes(store, edited, 40)
    assert total == 501
    assert len(first) == 40
    assert all(change in edits or change.table == "axis" for change in first)
    assert first_changes(store, 99, 40) == (0, ())
