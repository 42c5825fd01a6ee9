"""Behind the proxy that is shipped: TLS, two servers, people who stay on one until it is gone."""

import gzip
import os
import re
import shutil
import signal
import socket
import threading
import time
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from playwright.sync_api import expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from lib.launch.serve import FOLDER
from lib.people.store import path_of
from lib.web.headers import HEADERS
from tests.accounts import SECURE, SETTINGS, signed_in
from tests.e2e.conftest import ARGUMENTS
from tests.e2e.door import HOST, Door, is_installed
from tests.e2e.people import DAY, READY, Reader, Server, browser_program, until

MEGABYTE = 1_000_000
STICKY = "plan_server"


@pytest.fixture(scope="module")
def servers(sample_file, tmp_path_factory):
    """Two servers, each on a copy of the sample; without a proxy these tests are skipped, in the gate they fail."""
    if not is_installed():
        if os.environ.get("E2E_REQUIRED"):
            pytest.fail("no Caddy on this machine, and the gate needs one")
        pytest.skip("no Caddy on this machine")
    os.environ |= {**SETTINGS, "PLAN_DRAIN": "4"}
    files = [
        Path(shutil.copy(sample_file, tmp_path_factory.mktemp(name) / "plan.duckdb"))
        for name in ("first", "second")
    ]
    _, token = signed_in(files[0])
    shutil.copy(
        path_of(files[0]), path_of(files[1])
    )  # as two servers of one plan: whoever is in is in on both
    running = [Server(file) for file in files]
    for server in running:
        server.session = f"{SECURE}={token}"
    yield running
    for server in running:
        server.stop()
    for name in (*SETTINGS, "PLAN_DRAIN"):
        del os.environ[name]


@pytest.fixture(scope="module")
def door(servers, tmp_path_factory):
    opened = Door(tmp_path_factory.mktemp("door"), servers)
    opened.session = servers[0].session
    yield opened
    opened.stop()


@pytest.fixture(scope="module")
def visitors(browser):
    """A browser for which the name of the dashboard leads to this machine."""
    opened = browser.browser_type.launch(
        executable_path=browser_program(),
        args=[*ARGUMENTS, f"--host-resolver-rules=MAP {HOST} 127.0.0.1"],
    )
    yield opened
    opened.close()


@pytest.fixture
def reader(visitors, door):
    person = Reader(visitors, door.address, ignore_https_errors=True)
    name, _, token = door.session.partition("=")
    person.context.add_cookies([{"name": name, "value": token, "url": door.address, "secure": True}])
    yield person
    person.context.close()


def cookie_of(headers):
    """The mark of the server that a person is kept on, with its attributes."""
    for line in headers.get_all("Set-Cookie") or []:
        jar = SimpleCookie(line)
        if STICKY in jar:
            return jar[STICKY]
    return None


def folder_of(server):
    """What tells a server from the other."""
    from lib.launch.serve import mark

    return mark(Path(__file__).parents[2], {"PLAN_DATABASE": str(server.database)})


def wait_until(true, seconds=30):
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until
        time.sleep(0.2)


def handshake(door, **headers):
    """A websocket of the framework through the door."""
    sock = socket.create_connection(("127.0.0.1", door.port), 20)
    return connect(
        f"wss://{HOST}:{door.port}/_stcore/stream",
        sock=sock,
        ssl=door.trust(),
        server_hostname=HOST,
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": door.session, **headers},
        max_size=None,
        open_timeout=20,
    )


@pytest.mark.parametrize("path", ["/", "/actions", "/brief", "/healthz", "/favicon.png"])
def test_every_header_is_there_once(door, path):
    status, headers, _ = door.ask(path)
    assert status == 200
    for name in (*HEADERS, "Strict-Transport-Security"):
        assert len(headers.get_all(name) or []) == 1, name
    assert headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
    assert "Caddy" not in headers.get("Server", "")


def test_an_answer_is_compressed_once(door):
    _, headers, body = door.ask("/brief", headers={"Accept-Encoding": "gzip"})
    assert headers.get_all("Content-Encoding") == ["gzip"]
    assert gzip.decompress(body).lower().startswith(b"<!doctype html>")
    _, headers, body = door.ask("/brief")
    assert headers["Content-Encoding"] is None
    assert body.lower().startswith(b"<!doctype html>")


def test_without_tls_there_is_only_the_way_to_tls(door):
    import http.client

    line = http.client.HTTPConnection("127.0.0.1", door.plain_port, timeout=20)
    line.request("GET", "/actions?lang=ar", headers={"Host": HOST})
    answer = line.getresponse()
    assert answer.status == 308
    assert answer.headers["Location"].startswith(f"https://{HOST}")
    assert answer.headers["Location"].endswith("/actions?lang=ar")


def test_the_websocket_passes_and_brings_the_pages(door):
    with handshake(door, Origin=door.address) as line:
        asked = BackMsg()
        asked.rerun_script.query_string = f"lang=fr&{DAY}"
        line.send(asked.SerializeToString())
        kinds = set()
        while "script_finished" not in kinds:
            told = ForwardMsg()
            told.ParseFromString(line.recv(60))
            kinds.add(told.WhichOneof("type"))
    assert "navigation" in kinds


def test_a_page_of_somebody_else_opens_no_websocket(door):
    with pytest.raises(InvalidStatus) as refused, handshake(door, Origin="https://evil.test"):
        pass
    assert refused.value.response.status_code == 403


def test_under_another_name_there_is_nothing(door):
    _, _, body = door.ask("/", headers={"Host": "evil.test"})
    assert body == b""


def test_a_person_stays_on_a_server_and_people_are_shared_out(door, servers):
    met = {}
    for _ in range(20):
        _, headers, _ = door.ask("/healthz")
        mark = cookie_of(headers)
        assert (mark["path"], mark["samesite"]) == ("/", "Lax")
        assert mark["httponly"]
        assert mark["secure"]
        met[mark.value] = headers[FOLDER]
    assert set(met.values()) == {folder_of(server) for server in servers}
    for value, folder in met.items():
        kept = {"Cookie": f"{STICKY}={value}"}
        assert {door.ask("/healthz", headers=kept)[1][FOLDER] for _ in range(10)} == {folder}


def test_a_link_leads_to_what_it_names(reader):
    page = reader.open(f"/actions?status=blocked&lang=fr&{DAY}")
    assert "status=blocked" in page.url
    assert page.url.startswith("https://")
    page.goto(f"{reader.address}/brief?{DAY}&lang=ar")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert not reader.faults


def test_twenty_five_megabytes_pass_and_more_is_refused_in_words(reader, tmp_path):
    page = reader.open("/import?lang=fr")
    drop = page.get_by_test_id("stFileUploader")

    def give(size):
        file = tmp_path / f"plan_{size}.csv"
        file.write_bytes((b"Code;Action\n" + b"A1;Une action\n" * 10).ljust(size, b"\n"))
        drop.locator("input[type=file]").first.set_input_files(file)

    with page.expect_response(
        lambda answer: "upload_file" in answer.url and answer.request.method == "PUT"
    ) as put:
        give(25 * MEGABYTE)
    assert put.value.status == 204
    address = put.value.url
    reader.wait()
    give(26 * MEGABYTE)
    expect(drop.get_by_role("alert")).to_contain_text("Le fichier est trop volumineux")

    def again(size):
        """The same request with another body, as a program would send it."""
        return page.evaluate(
            """async ([address, size]) => {
                const token = document.cookie.match(/_streamlit_xsrf=([^;]+)/)[1];
                const form = new FormData();
                form.append('file', new Blob([new Uint8Array(size)]), 'plan.csv');
                const answer = await fetch(address.replace(/[^/]+$/, crypto.randomUUID()),
                    {method: 'PUT', body: form, headers: {'X-Xsrftoken': decodeURIComponent(token)}});
                return [answer.status, await answer.text()];
            }""",
            [address, size],
        )

    for size in (27, 40, 120):  # no page of ours sends that: a program is told too
        status, words = again(size * MEGABYTE)
        assert status == 413
        assert words


def test_nothing_that_was_asked_is_written_down(door):
    door.ask(
        "/brief?day=2026-11-24&person=Zainab", headers={"Cookie": "secret=1", "Referer": "https://x/?Zainab"}
    )
    said = {"Host": "10.20.0.5", "Cookie": "secret=1", "Referer": "https://x/?Zainab"}
    door.ask(
        "/elsewhere?person=Zainab", headers=said
    )  # under another name the proxy itself answers, and writes it down
    wait_until(lambda: {"/brief", "/elsewhere"} <= {visit["request"]["uri"] for visit in door.visits})
    assert "Zainab" not in door.said
    assert not re.search(r'"uri":"[^"]*\?', door.said)
    assert all("headers" not in visit["request"] for visit in door.visits)


def test_a_network_that_is_not_named_is_refused_in_words(servers, tmp_path):
    closed = Door(tmp_path, servers, PLAN_NETWORKS="10.0.0.0/8")
    try:
        status, headers, body = closed.ask("/")
        assert status == 403
        assert "Réseau non autorisé" in body.decode()
        assert headers["X-Content-Type-Options"] == "nosniff"
        with pytest.raises(InvalidStatus), handshake(closed):
            pass
    finally:
        closed.stop()


def test_a_server_that_stops_in_order_is_left_without_a_failed_request(door, servers):
    leaving = servers[0]
    told, over = [], threading.Event()

    def visit():
        while not over.is_set():
            told.append(door.ask("/brief")[0])

    visitor = threading.Thread(target=visit)
    visitor.start()
    try:
        leaving.process.send_signal(signal.SIGTERM)
        leaving.process.wait(30)
        time.sleep(2)
    finally:
        over.set()
        visitor.join(60)
        leaving.start()
    assert set(told) == {200}
    assert len(told) > 10


def test_a_person_whose_server_dies_goes_on_with_the_other(door, servers, reader):
    page = reader.open(f"/actions?lang=fr&{DAY}")
    held = {cookie["name"]: cookie["value"] for cookie in reader.context.cookies()}[STICKY]
    _, headers, _ = door.ask("/healthz", headers={"Cookie": f"{STICKY}={held}"})
    dead = next(server for server in servers if folder_of(server) == headers[FOLDER])
    dead.kill()
    try:
        until(
            page,
            "mark => !document.querySelector('[data-testid=stApp]').matches(mark)",
            READY,
            patience=20_000,
        )
        page.wait_for_selector(f"{READY} h1", timeout=60_000)
        page.get_by_role("link", name="Historique").first.click()
        page.wait_for_url("**/history**")
        reader.wait()
        status, headers, _ = door.ask("/healthz", headers={"Cookie": f"{STICKY}={held}"})
        assert (status, headers[FOLDER] == folder_of(dead)) == (200, False)
    finally:
        dead.start()
    wait_until(
        lambda: {door.ask("/healthz")[1][FOLDER] for _ in range(10)} == {folder_of(s) for s in servers}
    )


def test_when_no_server_answers_people_are_told_so(servers, tmp_path):
    class Nobody:
        port = 9

    alone = Door(tmp_path, [Nobody])
    try:
        status, headers, body = alone.ask("/actions")
        assert status == 503
        assert "Ce qui était enregistré l'est toujours" in body.decode()
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
    finally:
        alone.stop()


def test_who_fails_at_the_door_is_noted_under_an_address_of_theirs_and_of_no_invention(door, servers):
    from urllib.parse import urlencode

    from lib.domain.people import Done
    from lib.people.store import People
    from tests.accounts import present

    body = urlencode({"email": "nobody@example.org", "password": "faux"})
    said = {"Content-Type": "application/x-www-form-urlencoded", "X-Forwarded-For": "198.51.100.7"}
    assert door.ask("/sign-in", method="POST", headers=said, body=body)[0] == 403
    found = []
    for server in servers:
        people = People.open(server.database)
        asked = {
            "since": present().replace(hour=0, minute=0, second=0),
            "until": present().replace(hour=23, minute=59),
        }
        asked |= {"kind": "sign_in_failed", "account": "", "limit": 10, "offset": 0}
        found += people.records(Done, "audit", **asked)
        people.close()
    assert [line.address for line in found] == ["127.0.0.1"], "the proxy names its peer, not what it was told"
