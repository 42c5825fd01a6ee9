"""The number of the last revision, asked often by pages on which several work: a number and nothing else of the plan."""

import asyncio

import pytest
from starlette.requests import Request

from lib.domain.errors import StoreUnavailable
from lib.store import reads
from lib.web import revision


def asked():
    request = Request({"type": "http", "method": "GET", "path": "/revision", "headers": []})
    return asyncio.run(revision.revision_route().endpoint(request))


def test_the_number_is_that_of_the_last_revision_and_is_never_kept(sample_store, monkeypatch):
    monkeypatch.setattr(revision, "opened", lambda where: sample_store)
    answer = asked()
    assert (answer.status_code, answer.body.decode()) == (200, str(reads.current_revision(sample_store)))
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("code", ["store_locked", "store_silent"])
def test_a_plan_that_cannot_be_read_has_no_number(monkeypatch, code):
    def unavailable(where):
        raise StoreUnavailable(code, "The plan cannot be read.")

    monkeypatch.setattr(revision, "opened", unavailable)
    answer = asked()
    assert (answer.status_code, answer.body.decode()) == (503, code)
