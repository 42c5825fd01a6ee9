"""What a partner sees of the rows themselves: every table, every door of the ledger, nothing that its screen hides."""

import re
from datetime import date, datetime

import duckdb
import pytest

from lib.domain.changes import Change
from lib.domain.schema import ACTION, TABLES
from lib.domain.terms import RevisionKind
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import changes_of, commit, first_changes, rows_at, rows_now
from lib.store.state import State
from lib.store.statements import statement
from tests.bare_ledger import open_written
from tests.store.test_statements import ARGUMENTS, QUERIES

DAY = date(2026, 11, 24)
OPEN, SECRET, TURNED = "open", "withdrawn", "turned"
SAMPLES = {
    "date": DAY,
    "integer": 3,
    "number": 1.5,
    "percent": 40.0,
    "money": "5 MAD",
    "flag": False,
    "json": '"{}"',
    "document": '{{"fr": {{"basis": "{}"}}}}',
}


def row(table, mark, **links):
    """A row of a table whose every text says to which action it belongs, and whether a partner may read it."""
    values = {}
    for field in table.fields:
        said = mark if field.shown_to_partner else "WITHHELD"
        sample = SAMPLES.get(field.kind, "{} " + field.name)
        values[field.name] = sample.format(said) if isinstance(sample, str) else sample
    if table.opened_by:
        values[table.opened_by] = True
    if table.archived_by:
        values[table.archived_by] = None
    return {**values, **links}


def linked(table, action):
    """The fields by which a row names an action, and nothing else; a second one names another, of nobody's."""
    named = [f for f in table.fields if f.refers_to == "action"]
    own = {f.name: action if f.refers_by == "key" else f"code {action}" for f in named[:1]}
    others = {f.name: "elsewhere" for f in named[1:]}
    return own | others | {field.name: f"action:{action}" for field in table.fields if field.names_row}


def begun():
    """Three actions, the second confidential, and of every other table a row for each of them and one of nobody's."""
    for action in (OPEN, SECRET, TURNED):
        values = row(ACTION, action, code=f"code {action}", confidential=action == SECRET, reserved_for=None)
        yield Change("action", action, None, values)
    for table in TABLES.values():
        if table.name == "action":
            continue
        for action in (OPEN, SECRET, TURNED):
            if links := linked(table, action):
                yield Change(table.name, f"{action} {table.name}", None, row(table, action, **links))
        free = dict.fromkeys(linked(table, OPEN))
        free |= {field.name: "interaction:free interaction" for field in table.fields if field.names_row}
        yield Change(table.name, f"free {table.name}", None, row(table, "free", **free))
        if table.opened_by:
            shut = row(table, "WITHHELD", **linked(table, OPEN)) | {table.opened_by: False}
            yield Change(table.name, f"shut {table.name}", None, shut)


def write(store, *changes):
    return commit(
        store,
        changes,
        plan="p",
        author="test",
        kind=RevisionKind.IMPORT,
        reason="",
        recorded_at=datetime(2026, 11, 24, 9),
        as_of=DAY,
    )


def written():
    """A store with such rows, and three revisions of them."""
    opened = Store.open()
    write(opened, *begun())
    write(opened, Change("action", OPEN, {"title": "open title"}, {"title": "open, renamed"}))
    write(opened, Change("action", OPEN, {"comment": "WITHHELD comment"}, {"comment": "WITHHELD again"}))
    write(opened, Change("action", TURNED, {"confidential": False}, {"confidential": True}))
    return opened


#: For the tests that only read: written once for all of them.
held = open_written(written, "module")
#: For a test that writes.
store = open_written(written)


@pytest.mark.parametrize("table", TABLES)
def test_a_partner_reads_no_row_and_no_value_that_is_hidden(held, table):
    whole, seen = (rows_at(s, 4, "p", table) for s in (held, held.seen_by_partner()))
    shown = TABLES[table].shown
    expected = {} if not shown else {k: v for k, v in whole.items() if k.split()[0] in (OPEN, "free")}
    assert seen.keys() == expected.keys()
    for key, values in seen.items():
        hidden = {name for name in values if name not in shown}
        assert all(values[name] is None for name in hidden), key
        unsigned = {"minutes": {"content"}, "minutes_step": {"file_name", "sha256"}}.get(table, set())
        for name in set(shown) - unsigned:
            assert values[name] == whole[key][name], (key, name)
        assert all(values[name] is None for name in unsigned)
    assert rows_now(held.seen_by_partner(), "p", table, whole) == seen


@pytest.mark.parametrize("table", TABLES)
def test_what_is_confidential_now_is_hidden_at_every_revision(held, table):
    for number in range(1, 4):
        assert not any(TURNED in key for key in rows_at(held.seen_by_partner(), number, "p", table)), number
    before = State(held.seen_by_partner(), 1, "p", DAY)
    assert TURNED not in repr(list(reads.situations(before)))
    assert f"code {TURNED}" in reads.hidden(State(held, 1, "p", DAY)).codes


def test_an_action_that_ended_as_confidential_stays_hidden(store):
    values = rows_at(store, 4, "p", "action")[TURNED]
    write(store, Change("action", TURNED, values, None))
    assert TURNED not in rows_at(store.seen_by_partner(), 1, "p", "action")


def test_an_action_that_is_no_longer_confidential_is_shown_from_then_on(store):
    write(store, Change("action", TURNED, {"confidential": True}, {"confidential": False}))
    assert TURNED in rows_at(store.seen_by_partner(), 5, "p", "action")
    assert TURNED not in rows_at(store.seen_by_partner(), 4, "p", "action")


OPENED = [table for table in TABLES.values() if table.opened_by]


@pytest.mark.parametrize("table", OPENED, ids=lambda table: table.name)
def test_a_row_that_was_open_once_and_is_shut_now_is_in_no_change_that_a_partner_is_told(store, table):
    key, flag = f"free {table.name}", table.opened_by
    assert key in repr(changes_of(store.seen_by_partner(), 1))
    write(store, Change(table.name, key, {flag: True}, {flag: False}))
    assert key not in repr(changes_of(store.seen_by_partner(), 1))


@pytest.mark.parametrize("table", OPENED, ids=lambda table: table.name)
def test_a_row_that_was_open_once_and_is_shut_now_is_read_at_no_revision(store, table):
    key, flag = f"free {table.name}", table.opened_by
    assert key in rows_at(store.seen_by_partner(), 1, "p", table.name)
    write(store, Change(table.name, key, {flag: True}, {flag: False}))
    assert key not in rows_at(store.seen_by_partner(), 1, "p", table.name)


def by_row(changes):
    return {(change.table, change.key): change for change in changes}


@pytest.mark.parametrize("number", range(1, 5))
def test_no_change_of_any_revision_tells_a_partner_what_is_hidden_now(held, number):
    seen = held.seen_by_partner()
    told = changes_of(seen, number)
    assert not any(word in repr(told) for word in ("WITHHELD", SECRET, TURNED))
    count, first = first_changes(seen, number, 100)
    assert (count, by_row(first)) == (len(told), by_row(told))
    kept = {c.table for c in told}
    assert kept == {1: {t.name for t in TABLES.values() if t.shown}, 2: {"action"}}.get(number, set())


def test_a_change_that_a_partner_may_read_is_the_one_that_was_made(held):
    assert changes_of(held.seen_by_partner(), 2) == changes_of(held, 2)


def test_a_commitment_that_a_seen_and_a_confidential_action_carry_out_names_the_first_alone(store):
    values = row(TABLES["commitment"], "free", actions=f"{SECRET} / {OPEN}")
    number = write(store, Change("commitment", "both", None, values))
    assert rows_at(store.seen_by_partner(), number, "p", "commitment")["both"]["actions"] == OPEN
    (change,) = changes_of(store.seen_by_partner(), number)
    assert change.after["actions"] == OPEN


def test_a_writer_of_the_partner_s_view_compares_with_what_is_stored_not_with_what_is_shown(store):
    seen = store.seen_by_partner()
    write(seen, Change("action", OPEN, {"title": "open, renamed"}, {"title": "open, by a partner"}))
    assert rows_at(store, 5, "p", "action")[OPEN]["comment"] == "WITHHELD again"


def test_both_views_write_one_after_the_other(held):
    assert held.seen_by_partner()._lock is held._lock
    assert held.seen_by_partner().seen_by_partner() is held.seen_by_partner()


#: What the whole store alone answers: what is hidden, for whoever looks at it as a partner does; the file, the journal
#: and the revision as such, which are pages of those who keep the plan.
OF_THE_TEAM = {"hidden", "source", "import_log", "revision", "revisions", "meeting_revisions"}


@pytest.mark.parametrize("name", sorted({p.stem for p in QUERIES} - OF_THE_TEAM))
@pytest.mark.parametrize("key", [SECRET, TURNED])
def test_no_question_tells_a_partner_a_word_of_a_confidential_action(held, name, key):
    (single,) = duckdb.extract_statements(statement(f"queries/{name}"))
    asked = {**ARGUMENTS, "revision": 4, "number": 4, "key": key, "keys": [key], "code": f"code {key}"}
    asked |= {"limit": 100, "situations": None, "partner": f"{key} partner"}
    answers = held.seen_by_partner().records(name, **{n: asked[n] for n in single.named_parameters})
    said = [
        word
        for row in answers
        for value in row.values()
        for word in re.findall(r"\w+ \w+", str(value))
        if word.split()[0] in (SECRET, TURNED, "WITHHELD")
    ]
    assert said == []
