"""Answers are made once, for as long as what they depend on is the same, and failures are not kept."""

import pickle
import threading
import time
import tracemalloc
from dataclasses import dataclass
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.cache import Cache, key_of, weight


def test_plain_arguments_are_told_apart_by_what_they_say():
    assert key_of({"limit": 5, "situations": ["late"]}) == key_of({"limit": 5, "situations": ["late"]})
    assert key_of({"limit": 5}) != key_of({"limit": 6})


def test_frames_are_told_apart_by_who_they_are():
    frame = pd.DataFrame({"n": [1]})
    assert key_of([frame]) == key_of([frame])
    assert key_of([frame]) != key_of([frame.copy()])


def test_a_frame_in_a_key_keeps_its_identity_for_as_long_as_the_answer():
    cache = Cache(100, 2**20)
    found = [cache.answer(key_of([pd.DataFrame({"n": [n]})]), partial(int, n)) for n in range(50)]
    assert found == list(range(50))


def test_an_answer_is_made_once_for_all_who_ask_at_the_same_time():
    cache, made, together = Cache(10, 2**20), [], threading.Barrier(8)

    def ask():
        together.wait()
        cache.answer("key", lambda: made.append(threading.current_thread().name) or "answer")

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1


def test_a_failure_is_raised_to_everybody_and_forgotten():
    cache = Cache(10, 2**20)
    with pytest.raises(ZeroDivisionError):
        cache.answer("key", lambda: 1 / 0)
    assert cache.answer("key", lambda: "answer") == "answer"


def test_the_least_used_is_forgotten_first():
    cache, made = Cache(2, 2**20), []

    def ask(key):
        return cache.answer(key, lambda: made.append(key))

    for key in ("a", "b", "a", "c", "a", "b"):
        ask(key)
    assert made == ["a", "b", "c", "b"]


def test_answers_are_bounded_by_bytes_and_the_last_one_is_always_kept():
    cache, made = Cache(1000, 100_000), []

    def ask(key, size):
        return cache.answer(key, lambda: made.append(key) or "x" * size)

    for n in range(30):
        ask(n, 20_000)
        assert cache.held <= 100_000
    ask(29, 20_000)
    ask(0, 20_000)
    assert made == [*range(30), 0]
    ask("huge", 500_000)
    ask("huge", 500_000)
    assert made.count("huge") == 1, "work that was just done is not done again"
    ask(1, 10)
    assert cache.held < 1000
    cache.forget()
    assert cache.held == 0


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    share: float | None
    names: tuple[str, ...]


@pytest.mark.parametrize(
    "value",
    [
        [Row("Action " * 9 + str(n), n / 3, (f"nom {n}",)) for n in range(3000)],
        {f"clé {n}": [n * 1.5, f"texte {n}"] for n in range(2000)},
        pd.DataFrame({"n": range(5000), "t": [f"texte {n}" for n in range(5000)]}),
    ],
    ids=["rows", "mapping", "frame"],
)
def test_what_a_value_weighs_is_about_what_it_takes_of_memory(value):
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    copy = pickle.loads(pickle.dumps(value))
    taken = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert taken * 0.5 <= weight(copy) <= taken * 2.5


def test_a_long_answer_is_weighed_as_fast_as_a_short_one():
    rows = tuple(Row(f"Action {n}", None, ()) for n in range(200_000))
    started = time.perf_counter()
    heavy = weight(rows)
    assert time.perf_counter() - started < 0.05
    assert heavy > 200_000 * 100


def test_a_figure_weighs_its_data():
    few, many = (go.Figure(go.Bar(x=list(range(n)), y=[1.0] * n)) for n in (10, 10_000))
    assert weight(many) > weight(few) + 10_000
