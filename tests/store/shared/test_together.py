"""Two servers, one ledger: what one writes the other has, whole, within a second; who is second is told."""

import threading
import time
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.domain.changes import Change
from lib.domain.errors import Conflict, Invalid
from lib.domain.terms import RevisionKind
from lib.store.connection import Store
from lib.store.ledger import SourceFile, changes_of, rows_now
from lib.store.places.shared.place import SharedPlace
from lib.store.reads import current_plan, current_revision, file_content, revision
from lib.usecases.start import ensure_plan

from .ledgers import DAY, begin, rows, title, write


def awaited(question, seconds=5.0):
    """Whether a question is answered yes in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if question():
            return True
        time.sleep(0.01)
    return bool(question())


def test_what_one_writes_the_other_has_at_the_next_moment(opened, address):
    one, two = opened(address), opened(address)
    number = write(one, begin("a", progress=12.5), begin("b"))
    assert awaited(lambda: current_revision(two) == number)
    assert [change.key for change in changes_of(two, number)] == ["a", "b"]
    assert write(two, Change("action", "a", {"progress": 12.5}, {"progress": 20.0})) == number + 1
    assert awaited(lambda: current_revision(one) == number + 1)
    assert rows_now(one, "p", "action", ["a"])["a"]["progress"] == 20.0
    assert rows(one) == rows(two)


def test_the_second_of_two_editors_is_told_whose_value_stands(opened, address):
    one, two = opened(address), opened(address)
    write(one, begin("a"))
    two.catch_up()
    change = {"title": "a"}, {"title": "first"}
    write(one, Change("action", "a", *change), author="Amina")
    with pytest.raises(Conflict) as told:
        write(two, Change("action", "a", {"title": "a"}, {"title": "second"}), author="Kofi")
    (difference,) = told.value.details
    assert (difference.stored, difference.author) == ("first", "Amina")
    assert title(two) == "first"


def test_a_code_that_another_server_gave_meanwhile_is_not_given_again(opened, address):
    one, two = opened(address), opened(address)
    write(one, begin("a", code="A1.1"), kind=RevisionKind.EDIT)
    with pytest.raises(Invalid):
        write(two, begin("b", code="A1.1"), kind=RevisionKind.EDIT)


def test_writers_of_both_servers_take_every_number_once(opened, address):
    stores = opened(address), opened(address)
    each, editors, numbers, failed = 12, 6, [], []

    def edit(editor):
        store = stores[editor % 2]
        try:
            numbers.extend(write(store, begin(f"{editor}-{n}"), author=str(editor)) for n in range(each))
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=edit, args=(editor,)) for editor in range(editors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert sorted(numbers) == list(range(1, each * editors + 1))
    for store in stores:
        store.catch_up()
        assert {revision(store, number).number for number in numbers} == set(numbers)
    assert rows(stores[0]) == rows(stores[1])


def test_servers_that_start_together_give_the_first_plan_once(opened, address):
    from datetime import datetime

    stores = [opened(address) for _ in range(3)]
    plans = []

    def start(store):
        plans.append(
            ensure_plan(store, today=DAY, recorded_at=datetime(2026, 11, 24, 9), author="First start")
        )

    threads = [threading.Thread(target=start, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for store in stores:
        store.catch_up()
    assert set(plans) == {current_plan(stores[0])}
    assert len({current_revision(store) for store in stores}) == 1
    assert rows(stores[0]) == rows(stores[1]) == rows(stores[2])
    assert len(rows(stores[0])["plan"]) == 1


def test_bytes_of_a_file_are_kept_once_by_the_server_and_asked_of_it(opened, address):
    one, two = opened(address), opened(address)
    content = bytes(range(256)) * 40
    for n in range(3):
        write(one, begin(f"k{n}"), source=SourceFile("abc", f"plan {n}.xlsx", content))
    assert file_content(two, "abc") == content
    assert file_content(two, "none such") == b""
    assert len(two.place.content("abc")) == len(content)
    import psycopg

    with psycopg.connect(address.url) as line:
        assert line.execute("SELECT count(*) FROM plan.file").fetchone() == (1,)


VALUES = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.just("a\0b"),
    st.sampled_from(["", "\\N", "\\.", "a\n\\.\nb", '"', '""', ",", "\r\n", "الإجراءات", "x" * 2_000_000]),
)
NUMBERS = st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False), st.just(0.1 + 0.2))
STEPS = st.lists(
    st.tuples(st.booleans(), st.sampled_from("abc"), st.booleans(), VALUES, NUMBERS, st.dates()),
    min_size=1,
    max_size=8,
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_copies_are_what_the_server_keeps_whatever_both_write(server, steps):
    name = server.database()
    address = server.address(name)
    with closing(Store.at(SharedPlace(address))) as one, closing(Store.at(SharedPlace(address))) as two:
        for first, key, ends, text, number, day in steps:
            store = one if first else two
            store.catch_up()
            row = rows_now(store, "p", "action", [key]).get(key)
            if ends and row is None:
                continue
            wanted = (
                None if ends else {"title": text, "progress": number, "deadline": day, "confidential": first}
            )
            write(store, Change("action", key, row, wanted))
        one.catch_up(), two.catch_up()
        with closing(Store.at(SharedPlace(address))) as new:
            assert rows(one) == rows(two) == rows(new)
    server.run(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_a_press_that_reaches_two_servers_at_once_is_recorded_once(opened, address):
    stores = opened(address), opened(address)
    numbers, together = [], threading.Barrier(2)

    def press(store, turn):
        together.wait()
        numbers.append((turn, write(store, begin(f"k{turn}"), press=f"token{turn}.content")))

    for turn in range(8):
        both = [threading.Thread(target=press, args=(store, turn)) for store in stores]
        for one in both:
            one.start()
        for one in both:
            one.join()
    assert sorted(numbers) == sorted(2 * [(turn, turn + 1) for turn in range(8)])
    stores[0].catch_up()
    assert current_revision(stores[0]) == 8
