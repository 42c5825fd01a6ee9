"""Two files at once, the others in the order in which they came; a place is free again whatever happens to who had it."""

import threading
import time
from contextlib import ExitStack

import pytest

from lib.domain.errors import FileRefused
from lib.spreadsheets import turns
from lib.spreadsheets.files import read as reading
from lib.spreadsheets.turns import READING, Turns


class Worker(threading.Thread):
    """Takes a turn, and holds it until it is let go."""

    def __init__(self, places, waiting=turns.silently):
        super().__init__(daemon=True)
        self.places, self.waiting = places, waiting
        self.has, self.go = threading.Event(), threading.Event()
        self.failed = None
        self.start()

    def run(self):
        try:
            with self.places.taken(self.waiting):
                self.has.set()
                assert self.go.wait(30)
        except Exception as error:
            self.failed = error

    def end(self):
        self.go.set()
        self.join(30)


@pytest.fixture
def places():
    return Turns(2, look=0.02)


@pytest.fixture
def busy(places):
    """Both places are taken."""
    held = [Worker(places) for _ in range(2)]
    assert all(worker.has.wait(10) for worker in held)
    yield held
    for worker in held:
        worker.end()


def test_never_more_than_two_are_at_work(places):
    lock, now, most = threading.Lock(), 0, 0

    def work():
        nonlocal now, most
        with places.taken():
            with lock:
                now += 1
                most = max(most, now)
            time.sleep(0.01)
            with lock:
                now -= 1

    workers = [threading.Thread(target=work) for _ in range(20)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(30)
    assert (most, now) == (2, 0)


def test_who_waits_is_told_how_many_are_before_and_comes_in_his_order(places, busy):
    heard, waiting = [], []
    for number in range(3):
        waiting.append(Worker(places, lambda before, number=number: heard.append((number, before))))
        while (number, number) not in heard:
            time.sleep(0.01)
    assert not any(worker.has.is_set() for worker in waiting)
    for number in range(3):
        (busy + waiting)[number].end()
        assert waiting[number].has.wait(10)
        assert not any(worker.has.is_set() for worker in waiting[number + 1 :])
        for behind in range(number + 1, 3):
            while (behind, behind - number - 1) not in heard:
                time.sleep(0.01)
    for worker in waiting:
        worker.end()


def test_who_gives_up_frees_his_place_in_the_queue(places, busy):
    gone = threading.Event()

    def until_gone(before):
        if gone.is_set():
            raise InterruptedError

    first, second = Worker(places, until_gone), Worker(places)
    gone.set()
    first.join(10)
    assert isinstance(first.failed, InterruptedError)
    busy[0].end()
    assert second.has.wait(10)
    second.end()


def test_a_failure_frees_the_place(places):
    for _ in range(5):
        with pytest.raises(ZeroDivisionError), places.taken():
            1 / 0  # noqa: B018
    with ExitStack() as held:
        held.enter_context(places.taken())
        other = Worker(places)
        assert other.has.wait(10)
        other.end()


def test_who_has_a_turn_needs_no_other(places, busy):
    busy[0].end()
    with places.taken(), places.taken(), places.taken():
        assert places._taken == 2
    assert places._taken == 1


def test_nobody_waits_behind_nobody(places):
    """Who comes after all have gone is never told to wait."""
    heard = []
    for _ in range(50):
        with places.taken(heard.append):
            pass
    assert heard == [] and not places._queue


@pytest.mark.parametrize("content", [b"Action;Statut\nUne;Fait\n", b"\x00\x01", b""])
def test_a_file_is_read_in_its_turn_and_gives_it_back(content):
    held = [Worker(READING) for _ in range(2)]
    assert all(worker.has.wait(10) for worker in held)
    answered = threading.Event()

    def drop():
        try:
            reading.read(content, "plan.csv")
        except FileRefused:
            pass
        finally:
            answered.set()

    third = threading.Thread(target=drop, daemon=True)
    third.start()
    assert not answered.wait(0.5), "it waits"
    for worker in held:
        worker.end()
    assert answered.wait(60)
    third.join(10)
    assert READING._taken == 0 and not READING._queue


def test_a_reader_that_dies_gives_its_turn_back(monkeypatch):
    def dead(process, *_):
        process.kill()
        process.wait()
        return b""

    monkeypatch.setattr(reading, "answer", dead)
    with pytest.raises(FileRefused):
        reading.read(b"Action;Statut\nUne;Fait\n", "plan.csv")
    assert READING._taken == 0


def test_understanding_a_file_takes_a_turn_too(sample_store):
    from lib.store.reads import current_plan
    from lib.usecases.imports import prepare
    from tests.conftest import DAY

    content = b"Code;Action;Statut\nZ1;Une action de plus;En cours\n"
    workbook, plan = reading.read(content, "plan.csv"), current_plan(sample_store)
    held = [Worker(READING) for _ in range(2)]
    assert all(worker.has.wait(10) for worker in held)
    answered = threading.Event()

    def understand():
        prepare(sample_store, workbook, content, plan=plan, today=DAY)
        answered.set()

    third = threading.Thread(target=understand, daemon=True)
    third.start()
    assert not answered.wait(0.5), "it waits"
    held[0].end()
    assert answered.wait(60)
    held[1].end()
