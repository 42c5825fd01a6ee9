"""Answers are made once, for as long as what they depend on is the same, and failures are not kept."""

import threading

import pandas as pd
import pytest

from lib.cache import Cache, key_of


def test_plain_arguments_are_told_apart_by_what_they_say():
    assert key_of({"limit": 5, "situations": ["late"]}) == key_of({"limit": 5, "situations": ["late"]})
    assert key_of({"limit": 5}) != key_of({"limit": 6})


def test_frames_are_told_apart_by_who_they_are():
    frame = pd.DataFrame({"n": [1]})
    assert key_of([frame]) == key_of([frame])
    assert key_of([frame]) != key_of([frame.copy()])


def test_a_frame_in_a_key_keeps_its_identity_for_as_long_as_the_answer():
    cache = Cache(100)
    found = [cache.answer(key_of([pd.DataFrame({"n": [n]})]), lambda n=n: n) for n in range(50)]
    assert found == list(range(50))


def test_an_answer_is_made_once_for_all_who_ask_at_the_same_time():
    cache, made, together = Cache(10), [], threading.Barrier(8)

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
    cache = Cache(10)
    with pytest.raises(ZeroDivisionError):
        cache.answer("key", lambda: 1 / 0)
    assert cache.answer("key", lambda: "answer") == "answer"


def test_the_least_used_is_forgotten_first():
    cache, made = Cache(2), []

    def ask(key):
        return cache.answer(key, lambda: made.append(key))

    for key in ("a", "b", "a", "c", "a", "b"):
        ask(key)
    assert made == ["a", "b", "c", "b"]
