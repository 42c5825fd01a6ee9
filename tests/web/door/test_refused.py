"""Whoever is signed in and is refused is in the audit with the address they really ask from; whoever is not fills nothing."""

import json
import shutil
import socket
import time
from datetime import timedelta
from urllib.parse import quote

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from lib.domain.roles import Role
from lib.people.store import People
from lib.usecases.people.audit import done
from tests.accounts import PASSWORD, ROOT, SECURE, SETTINGS, present, signed_in
from tests.web.live import Live
from tests.web.test_guard import shake

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
#: Where the reader sits, as the proxy between says it.
AWAY = {"X-Forwarded-For": "198.51.100.4, 203.0.113.9"}


@pytest.fixture(scope="module")
def live(sample_file, tmp_path_factory):
    database = shutil.copy(sample_file, tmp_path_factory.mktemp("refused") / "plan.duckdb")
    signed_in(database)
    account, token = signed_in(database, "Awa Mensah", Role.READER, "CCIT")
    running = Live(database, **SETTINGS)
    running.session = {"Cookie": f"{SECURE}={token}", **AWAY}
    running.account = account
    yield running
    running.stop()


def ask(live, method, target, headers, body=b""):
    """A request as the proxy hands it on."""
    return live.ask(method, target, headers, body, host="plan.test")


@pytest.fixture
def refused(live):
    """Waits for what is refused from now on, and answers it: code, address asked for, where from, whose."""
    people = People.open(live.database)

    def lines():
        found, _ = done(
            people, ROOT, since=present() - timedelta(days=9), until=present() + timedelta(days=9),
            kind="refused", limit=1000,
        )  # fmt: skip
        return list(reversed(found))

    before = len(lines())

    def wait(least=1):
        until = time.monotonic() + 20
        while len(lines()) < before + least and time.monotonic() < until:
            time.sleep(0.05)
        new = lines()[before:]
        return [
            (json.loads(row.told)["code"], json.loads(row.told).get("where", ""), row.address, row.account)
            for row in new
        ]

    yield wait
    people.close()


def test_a_light_page_of_another_role(live, refused):
    assert ask(live, "GET", "/sending", live.session)[0] == 403
    assert refused() == [("administrators_only", "/sending", "203.0.113.9", live.account.id)]


def test_a_wrong_password_on_ones_own_page(live, refused):
    body = f"before=non&password={quote(PASSWORD)}&again={quote(PASSWORD)}".encode()
    status, headers, _ = ask(live, "POST", "/account/password", {**live.session, **FORM}, body)
    assert (status, headers["x-plan-refused"]) == (403, "password_wrong")
    assert refused()[0][:3] == ("password_wrong", "/account/password", "203.0.113.9")


@pytest.mark.parametrize(
    ("method", "target", "more", "code"),
    [
        ("POST", "/sign-out", {"Origin": "https://evil.test", "Sec-Fetch-Site": "cross-site"}, "request_elsewhere"),
        ("GET", "/_stcore/metrics", {}, "route_closed"),
        ("PUT", "/_stcore/upload_file/of-another/file", {}, "forbidden"),
    ],
)  # fmt: skip
def test_what_the_guard_and_the_framework_refuse(live, refused, method, target, more, code):
    assert ask(live, method, target, {**live.session, **more})[0] in (403, 404)
    assert refused() == [(code, target, "203.0.113.9", live.account.id)]


def test_a_socket_that_a_page_of_another_site_opens(live, refused):
    assert shake(live, host="plan.test", headers={**live.session, "Origin": "https://evil.test"}) == 403
    assert refused() == [("request_elsewhere", "/_stcore/stream", "203.0.113.9", live.account.id)]


def test_a_page_of_another_role_that_is_asked_for_over_the_socket(live, refused):
    with connect(
        f"ws://plan.test:{live.port}/_stcore/stream",
        sock=socket.create_connection(("127.0.0.1", live.port)),
        additional_headers=live.session,
        subprotocols=[Subprotocol("streamlit")],
        origin=Origin(f"http://plan.test:{live.port}"),
    ) as line:
        asked = BackMsg()
        asked.rerun_script.page_name = "people"
        line.send(asked.SerializeToString())
        assert refused() == [("page_refused", "/people", "203.0.113.9", live.account.id)]


def test_a_loop_of_one_person_is_a_line_and_a_count(live, refused):
    for _ in range(200):
        assert ask(live, "GET", "/_stcore/agent/mcp", live.session)[0] == 404
    assert len(refused()) == 1
    for number in range(100):
        ask(live, "GET", f"/_stcore/{number}", live.session)
    time.sleep(0.5)
    assert len(refused()) < 25


def test_whoever_has_no_session_fills_nothing(live, refused):
    other = {"Cookie": f"{SECURE}=of-nobody", **AWAY}
    for target in ("/people", "/_stcore/metrics", "/sending", "/brief", "/api/plans/sample/headline.json"):
        for headers in (AWAY, other, {**other, "Origin": "https://evil.test"}):
            assert ask(live, "GET", target, headers)[0] in (303, 401, 403, 404)
    time.sleep(0.5)
    assert refused(0) == []
