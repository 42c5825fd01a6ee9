"""A line that is cut: nothing that was acknowledged is lost, nothing is acknowledged that is not kept."""

import pytest

from lib.domain.errors import StoreUnavailable
from lib.store.connection import Store
from lib.store.places.shared import place
from lib.store.reads import current_revision

from .ledgers import begin, title, write
from .test_together import awaited


def test_a_revision_whose_answer_was_lost_is_found_and_acknowledged_once(opened, relay, address):
    store = opened(relay.address)
    write(store, begin("a"))
    relay.at_commit = "after"
    assert write(store, begin("b")) == 2
    assert current_revision(opened(address)) == 2
    assert write(store, begin("c")) == 3


def test_a_revision_that_never_arrived_is_said_not_to_be_recorded(opened, relay, address):
    store = opened(relay.address)
    write(store, begin("a"))
    relay.at_commit = "before"
    with pytest.raises(StoreUnavailable) as said:
        write(store, begin("b"))
    assert said.value.code == "shared_unreachable"
    assert current_revision(opened(address)) == current_revision(store) == 1
    assert write(store, begin("b")) == 2


@pytest.mark.parametrize(("at", "kept"), [("after", 2), ("before", 1)])
def test_when_nobody_can_say_it_is_said_and_the_copy_follows_once_the_line_is_back(
    opened, relay, address, monkeypatch, at, kept
):
    monkeypatch.setattr(place, "RETURN", 0.8)
    store = opened(relay.address)
    write(store, begin("a"))
    relay.closing, relay.at_commit = True, at
    with pytest.raises(StoreUnavailable) as said:
        write(store, begin("b"))
    assert said.value.code == "outcome_unknown"
    assert current_revision(store) == 1
    relay.closing = relay.closed = False
    assert awaited(lambda: current_revision(store) == kept)
    assert current_revision(opened(address)) == kept
    assert write(store, begin("c")) == kept + 1


def test_a_silent_line_leaves_readers_their_copy_and_tells_writers(opened, relay, address):
    store, other = opened(relay.address), opened(address)
    write(store, begin("a"))
    relay.still.clear()
    assert store.place.silence is None
    assert awaited(lambda: store.place.silence is not None, 15)
    assert title(store) == "a"
    relay.closed = True
    relay.cut()
    with pytest.raises(StoreUnavailable) as said:
        write(store, begin("b"))
    assert said.value.code == "shared_unreachable"
    assert write(other, begin("c")) == 2
    relay.closed = False
    relay.still.set()
    assert awaited(lambda: store.place.silence is None and current_revision(store) == 2, 15)
    assert write(store, begin("b")) == 3


def test_a_line_that_was_ended_while_nobody_wrote_is_no_failure(opened, relay):
    store = opened(relay.address)
    write(store, begin("a"))
    relay.cut()
    assert write(store, begin("b")) == 2


def test_a_line_that_is_ended_while_a_server_starts_is_opened_again(opened, relay, monkeypatch):
    write(opened(relay.address), begin("a"))
    define = Store.define

    def slow(store):
        define(store)
        relay.cut()

    monkeypatch.setattr(Store, "define", slow)
    assert title(opened(relay.address)) == "a"
