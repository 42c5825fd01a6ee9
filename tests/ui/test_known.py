"""Who may read a light page where people sign in: those whom the framework signed in, and nobody else."""

import json

import pytest
from starlette.requests import Request
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from lib.ui import known

COOKIE = "_streamlit_user"


def asked(cookie=""):
    return Request(
        {"type": "http", "method": "GET", "headers": [(b"cookie", cookie.encode())] if cookie else []}
    )


def signed(person, secret):
    return f"{COOKIE}={create_signed_value(secret, COOKIE, json.dumps(person)).decode()}"


def test_everybody_reads_where_nobody_signs_in(monkeypatch):
    monkeypatch.setattr(known, "login_is_configured", lambda: False)
    assert known.is_known(asked())


@pytest.mark.parametrize(
    ("person", "may"), [({"is_logged_in": True}, True), ({"is_logged_in": False}, False), ([], False)]
)
def test_a_person_is_who_the_framework_signed_in(monkeypatch, person, may):
    monkeypatch.setattr(known, "login_is_configured", lambda: True)
    assert known.is_known(asked(signed(person, get_cookie_secret()))) is may


def test_nobody_signs_for_themselves(monkeypatch):
    monkeypatch.setattr(known, "login_is_configured", lambda: True)
    assert not known.is_known(asked())
    assert not known.is_known(asked(signed({"is_logged_in": True}, "another secret")))
    assert not known.is_known(asked(f"{COOKIE}=" + json.dumps({"is_logged_in": True}).replace('"', "")))
