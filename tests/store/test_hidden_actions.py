"""What somebody of the team sees who is not shown some actions: every table, every door of the ledger, every question."""

import json
import re

import duckdb
import pytest

from lib.domain.changes import Change, Values
from lib.domain.schema import TABLES
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import changes_of, first_changes, rows_at, rows_now
from lib.store.state import State
from lib.store.statements import statement
from tests.bare_ledger import open_written
from tests.store.test_partner_view import DAY, OPEN, SECRET, TURNED, begun, by_row, row, write
from tests.store.test_statements import ARGUMENTS, QUERIES

HIDDEN = frozenset({f"p:{SECRET}", f"p:{TURNED}"})
#: What a meeting gave out was made by somebody who saw everything.
LEFT_OUT = {"meeting_record": {"files", "corrects", "reason"}}


def written():
    """The rows of three actions and their followers, then revisions of a hidden one alone and of both kinds."""
    opened = Store.open()
    write(opened, *begun())
    write(opened, Change("action", OPEN, {"title": "open title"}, {"title": "open, renamed"}))
    write(opened, Change("action", TURNED, {"title": "turned title"}, {"title": "turned, renamed"}))
    write(
        opened,
        Change("action", OPEN, {"comment": "WITHHELD comment"}, {"comment": "open comment"}),
        Change("note", f"{SECRET} note", {"text": "withdrawn text"}, {"text": "withdrawn again"}),
    )
    return opened


#: For the tests that only read: written once for all of them.
held = open_written(written, "module")
#: For a test that writes.
store = open_written(written)


def of_hidden(key):
    return key.split()[0] in (SECRET, TURNED)


@pytest.mark.parametrize("number", [1, 4])
@pytest.mark.parametrize("table", TABLES)
def test_who_is_not_shown_an_action_reads_every_other_row_whole_and_none_that_names_it(held, table, number):
    seen = held.without(HIDDEN)
    whole, shown = (rows_at(s, number, "p", table) for s in (held, seen))
    expected = {key: dict(values) for key, values in whole.items() if not of_hidden(key)}
    for values in expected.values():
        values.update(dict.fromkeys(LEFT_OUT.get(table, ())))
    assert shown == expected
    if number == 4:
        assert rows_now(seen, "p", table, whole) == expected


@pytest.mark.parametrize("number", range(1, 5))
def test_no_change_of_any_revision_tells_of_a_hidden_action(held, number):
    told = changes_of(held.without(HIDDEN), number)
    assert not any(of_hidden(change.key) for change in told)
    count, first = first_changes(held.without(HIDDEN), number, 100)
    assert (count, by_row(first)) == (len(told), by_row(told))
    expected = [change for change in changes_of(held, number) if not of_hidden(change.key)]
    assert {(c.table, c.key) for c in told} == {(c.table, c.key) for c in expected}


def test_a_revision_of_hidden_rows_alone_is_not_told_and_the_reason_of_one_that_touches_any_is_not_read(held):
    state = State(held.without(HIDDEN), 4, "p", DAY)
    assert [one.number for one in reads.revisions(state, limit=10)] == [4, 2, 1]
    assert [one.number for one in reads.revisions(State(held, 4, "p", DAY), limit=10)] == [4, 3, 2, 1]


def test_the_reason_of_a_revision_is_read_by_whoever_sees_all_that_it_touches(store):
    seen = store.without(HIDDEN)
    with store.transaction() as cursor:
        cursor.execute("UPDATE plan.revision SET reason = 'why ' || number")
    told = {one.number: one.reason for one in reads.revisions(State(seen, 4, "p", DAY), limit=10)}
    assert told == {1: "", 2: "why 2", 4: ""}
    assert [reads.revision(seen, number).reason for number in range(1, 5)] == ["", "why 2", "", ""]


def test_an_action_that_ended_stays_hidden_at_every_revision(store):
    values = rows_at(store, 4, "p", "action")[TURNED]
    write(store, Change("action", TURNED, values, None))
    assert TURNED not in rows_at(store.without(HIDDEN), 1, "p", "action")


def test_an_exchange_is_hidden_while_it_names_the_code_of_a_hidden_action_and_not_that_of_the_next_one(store):
    seen = store.without(HIDDEN)
    other = row(TABLES["action"], "new", code="code of now")
    write(
        store,
        Change("action", SECRET, {"code": f"code {SECRET}"}, {"code": "code of now"}),
        Change(
            "interaction", f"{SECRET} interaction", {"action": f"code {SECRET}"}, {"action": "code of now"}
        ),
    )
    assert f"{SECRET} interaction" not in rows_at(seen, 5, "p", "interaction")
    write(
        store,
        Change("action", "new", None, other | {"code": f"code {SECRET}"}),
        Change(
            "interaction", "new interaction", None, row(TABLES["interaction"], "new", action=f"code {SECRET}")
        ),
    )
    assert "new interaction" in rows_at(seen, 6, "p", "interaction")


def test_a_commitment_names_the_actions_that_can_be_seen(store):
    values = row(TABLES["commitment"], "free", actions=f"{SECRET} / {OPEN}")
    alone = row(TABLES["commitment"], "free", actions=SECRET)
    number = write(
        store, Change("commitment", "both", None, values), Change("commitment", "alone", None, alone)
    )
    shown = rows_at(store.without(HIDDEN), number, "p", "commitment")
    assert shown["both"]["actions"] == OPEN
    assert "alone" not in shown


def test_an_action_that_was_merged_into_a_hidden_one_does_not_name_it(store):
    merged: Values = {"archived_on": DAY, "archived_reason": "twice", "merged_into": SECRET}
    before = {name: rows_at(store, 4, "p", "action")[OPEN][name] for name in merged}
    number = write(store, Change("action", OPEN, before, merged))
    assert rows_at(store.without(HIDDEN), number, "p", "action")[OPEN]["merged_into"] is None


def test_the_key_of_a_hidden_action_hides_nothing_of_another_plan(held):
    other = frozenset({f"q:{SECRET}"})
    assert rows_at(held.without(other), 4, "p", "action") == rows_at(held, 4, "p", "action")


def test_nothing_hidden_is_the_whole_store_and_the_same_set_the_same_view(held):
    assert held.without(frozenset()) is held
    assert held.without(HIDDEN) is held.without(frozenset(HIDDEN))
    assert held.without(HIDDEN) is not held.without(frozenset({f"p:{SECRET}"}))
    assert held.without(HIDDEN).without(frozenset()) is held
    assert held.without(HIDDEN).seen_by_partner() is held.seen_by_partner()
    assert len({held.name, held.without(HIDDEN).name, held.seen_by_partner().name}) == 3


#: Texts of minutes that name a hidden action, and one that names another: by an entry, in a sentence, by its title.
MENTIONED = {
    "entry": {"decisions": [{"text": "x", "action": f"code {SECRET}"}]},
    "sentence": {"points": [{"title": "Late", "finding": f"A1.1 (3 days)\ncode {SECRET} (9 days)."}]},
    "title": {"basis": f"said of {SECRET} title"},
    "next": {"basis": f"code {SECRET}.1, code {SECRET}2, de{SECRET}"},
}


def naming(action):
    """A row of every table that holds a document, with an action among others in each way in which one can name it."""
    listed = json.dumps([OPEN, action, "other"])
    meeting = {"discussed": listed, "undebated": json.dumps([action])}
    meeting["closing"] = json.dumps(
        {"came_in": [2], "not_discussed": [OPEN, action], "points_left": ["a, b", "c,]"]}
    )
    yield Change("meeting", "named", None, row(TABLES["meeting"], "free", **meeting))
    for key, said in MENTIONED.items():
        content = json.dumps({"texts": {"fr": said}})
        yield Change("minutes", key, None, row(TABLES["minutes"], "free", content=content, reference=key))


VIEWS = {"team": lambda store: store.without(HIDDEN), "partner": Store.seen_by_partner}


@pytest.mark.parametrize("view", VIEWS)
def test_no_text_of_any_row_of_any_table_holds_the_key_the_code_or_the_title_of_a_hidden_action(store, view):
    write(store, Change("action", SECRET, {"reserved_for": None}, {"reserved_for": "administrator"}))
    number = write(store, *naming(SECRET))
    seen = VIEWS[view](store)
    told = [
        (table, key, name)
        for table in TABLES
        for asked in (number, 1)
        for key, values in rows_at(seen, asked, "p", table).items()
        for name, value in values.items()
        if key != "next"
        and any(word in str(value) for word in (f'"{SECRET}"', f"code {SECRET}", f"{SECRET} title"))
    ]
    assert told == []
    assert f'"{SECRET}"' not in repr(changes_of(seen, number))


@pytest.mark.parametrize("view", VIEWS)
def test_a_meeting_keeps_every_other_action_that_it_names(store, view):
    number = write(store, *naming(SECRET))
    shown = rows_at(VIEWS[view](store), number, "p", "meeting")["named"]
    assert json.loads(str(shown["discussed"])) == [OPEN, "other"]
    assert json.loads(str(shown["undebated"])) == []
    closing = {"came_in": [2], "not_discussed": [OPEN], "points_left": ["a, b", "c,]"]}
    assert json.loads(str(shown["closing"])) == closing
    other = rows_at(store, number, "p", "meeting")["free meeting"]
    assert rows_at(store.without(HIDDEN), number, "p", "meeting")["free meeting"] == other


def test_minutes_whose_text_names_a_hidden_action_are_there_without_it_nor_their_files(store):
    number = write(store, *naming(SECRET))
    step = row(TABLES["minutes_step"], "free", minutes="entry")
    number = write(store, Change("minutes_step", "entry step", None, step))
    whole, shown = (rows_at(s, number, "p", "minutes") for s in (store, store.without(HIDDEN)))
    assert {key for key in whole if shown[key] != whole[key]} == {"entry", "sentence", "title"}
    assert shown["entry"] == whole["entry"] | {"content": None, "prepared": None}
    (kept,) = [
        r for k, r in rows_at(store.without(HIDDEN), number, "p", "minutes_step").items() if k == "entry step"
    ]
    assert kept == step | {"file_name": None, "sha256": None}
    listed = {m.key: m.content for m in reads.minutes(State(store.without(HIDDEN), number, "p", DAY))}
    assert {key for key in MENTIONED if listed[key] is None} == {"entry", "sentence", "title"}


def test_the_reason_of_a_revision_that_says_what_a_meeting_did_of_a_hidden_action_is_not_read(store):
    number = write(store, *naming(SECRET))
    with store.transaction() as cursor:
        cursor.execute("UPDATE plan.revision SET reason = 'why'")
    assert reads.revision(store.without(HIDDEN), number).reason == ""
    assert reads.revision(store.without(frozenset({"p:elsewhere"})), number).reason == "why"


def test_a_record_is_withheld_where_a_hidden_action_stood_when_it_was_drawn_up_and_no_other_is(store):
    number = write(store, Change("action", "late", None, row(TABLES["action"], "late", code="late")))
    given = {"files": "[]", "corrects": "said", "reason": "why", "meeting": "free meeting"}
    records = {
        name: row(TABLES["meeting_record"], "free", **given, shown_revision=shown)
        for name, shown in (("before", 4), ("since", number))
    }
    write(store, Change("meeting_record", "before", None, records["before"]))
    before = write(store, Change("action", "new", None, row(TABLES["action"], "new", code="new")))
    last = write(store, Change("meeting_record", "since", None, records["since"]))
    late, new = (
        rows_at(store.without(frozenset({f"p:{key}"})), last, "p", "meeting_record")
        for key in ("late", "new")
    )
    withheld = {"files": None, "corrects": None, "reason": None}
    assert before < last
    assert all(late[name] == {**records[name], **withheld} for name in records)
    assert new["before"] == records["before"]
    assert new["since"] == {**records["since"], **withheld}


@pytest.mark.parametrize("name", sorted({p.stem for p in QUERIES} - {"reserved_actions"}))
@pytest.mark.parametrize("key", [SECRET, TURNED])
def test_no_question_tells_a_word_of_a_hidden_action(held, name, key):
    (single,) = duckdb.extract_statements(statement(f"queries/{name}"))
    asked = {**ARGUMENTS, "revision": 4, "number": 4, "key": key, "keys": [key, "p"], "code": f"code {key}"}
    asked |= {"limit": 100, "situations": None, "partner": f"{key} partner", "search": key, "until": DAY}
    for searched in (key, None):
        answers = held.without(HIDDEN).records(
            name, **{n: (asked | {"search": searched})[n] for n in single.named_parameters}
        )
        said = [
            word
            for found in answers
            for value in found.values()
            for word in re.findall(r"\w+ \w+", str(value))
            if word.split()[0] in (SECRET, TURNED)
        ]
        assert said == []
