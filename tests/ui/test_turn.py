"""A page whose file waits for its turn says so, and gives its place up when it is closed or asked for something else."""

import threading

import pytest

from lib.spreadsheets.turns import READING
from tests.spreadsheets.test_turns import Worker


def page():
    import streamlit as st

    from lib.ui import turn

    with turn.own():
        st.write("understood")


@pytest.fixture
def busy():
    held = [Worker(READING) for _ in range(2)]
    assert all(worker.has.wait(10) for worker in held)
    yield held
    for worker in held:
        worker.end()


@pytest.fixture
def said(monkeypatch):
    """What pages are told while they wait."""
    from streamlit.delta_generator import DeltaGenerator

    heard, show = [], DeltaGenerator.info

    def info(self, body, **look):
        heard.append(body)
        return show(self, body, **look)

    monkeypatch.setattr(DeltaGenerator, "info", info)
    return heard


def test_the_third_waits_and_is_told(busy, said):
    from streamlit.testing.v1 import AppTest

    at, done = AppTest.from_function(page, default_timeout=60), threading.Event()
    at.query_params["lang"] = "fr"
    threading.Thread(target=lambda: (at.run(), done.set()), daemon=True).start()
    assert not done.wait(2)
    assert said and said[0].replace("\u00a0", " ") == "Fichiers en cours de lecture : 2 ; le vôtre suit."
    busy[0].end()
    assert done.wait(60)
    assert [m.value for m in at.markdown] == ["understood"] and not at.info


def test_who_does_not_wait_is_told_nothing(said):
    from streamlit.testing.v1 import AppTest

    at = AppTest.from_function(page, default_timeout=60).run()
    assert [m.value for m in at.markdown] == ["understood"] and said == []


def test_a_run_that_is_ended_gives_its_place_up(busy, monkeypatch):
    from streamlit.delta_generator import DeltaGenerator
    from streamlit.runtime.scriptrunner import StopException
    from streamlit.testing.v1 import AppTest

    def stop(self, body, **look):
        raise StopException

    monkeypatch.setattr(DeltaGenerator, "info", stop)
    AppTest.from_function(page, default_timeout=60).run()
    assert not READING._queue and READING._taken == 2
