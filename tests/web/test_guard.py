"""The guard, attacked: every route, under every name, asked by every page that could ask; on the app as it is served."""

import asyncio
import shutil
import subprocess
import sys

import pytest

from lib.domain.errors import Invalid
from lib.web.hosts import Hosts, address, hosts, is_same
from tests.accounts import SECURE, SETTINGS, signed_in
from tests.web.live import ROOT, Live

#: A route of each kind, how it is asked, and what it answers to a page of ours.
ROUTES = {
    "page": ("GET", "/", 200),
    "page of the plan": ("GET", "/actions", 200),
    "script": ("GET", "/static/js/nothing.js", 200),
    "media": ("GET", "/media/nothing.pdf", 404),
    "light page": ("GET", "/brief", 200),
    "health": ("GET", "/healthz", 200),
    "calendar": ("GET", "/calendar/nothing.ics", 404),
    "interface": ("GET", "/api/openapi.json", 200),
    "message": ("GET", "/mail/stop/nothing", 404),
    "framework's health": ("GET", "/_stcore/health", 200),
    "framework's settings": ("GET", "/_stcore/host-config", 200),
    "upload": ("PUT", "/_stcore/upload_file/session/file", 403),  # no token of ours
    "withdrawal": ("DELETE", "/_stcore/upload_file/session/file", 403),
    "component": ("GET", "/component/nothing/x.js", 404),
}
#: Routes that nobody needs, however they are spelled.
SHUT = [
    "/_stcore/metrics",
    "/_stcore/metrics/",
    "/_stcore/%6detrics",
    "/_stcore/script-health-check",
    "/_stcore/agent/interact",
    "/_stcore/agent/mcp",
    "/_stcore/agent/openapi.json",
    "/_stcore/",
    "/_stcore",
]
OURS = ["localhost:PORT", "127.0.0.1:PORT", "[::1]:PORT", "LOCALHOST:PORT", "localhost", "localhost.:PORT"]
FOREIGN = [
    "evil.example",
    "evil.example:PORT",
    "localhost.evil.example:PORT",
    "evil.example.localhost:PORT",
    "127.0.0.1.evil.example",
    "127.0.0.2:PORT",
    "127.1:PORT",
    "2130706433:PORT",
    "0x7f000001:PORT",
    "0.0.0.0:PORT",
    "[::]:PORT",
    "[::ffff:127.0.0.1]:PORT",
    "localhost@evil.example",
    "evil.example@localhost:PORT",
    "localhost:PORT@evil.example",
    "localhost:99999",
    "localhost:-1",
    "localhost:PORT/evil",
    "localhost evil.example",
    "localhost,evil.example",
    "xn--lcalhost-t3a:PORT",
    "local%68ost:PORT",
    "[::1%25lo]:PORT",
    "[v1.a]:PORT",
    '"localhost"',
    "l\u00f6calhost:PORT",
    "localhost..:PORT",
    "",
]
#: What a browser says with a request of a page: of ours, and of others.
PAGES = {
    "a program": ({}, True),
    "our page": ({"Origin": "http://localhost:PORT", "Sec-Fetch-Site": "same-origin"}, True),
    "our page, an older browser": ({"Origin": "http://localhost:PORT"}, True),
    "an address that was typed": ({"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}, True),
    "another site": ({"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}, False),
    "another site, an older browser": ({"Origin": "https://evil.example"}, False),
    "a page of another port": ({"Origin": "http://localhost:3000", "Sec-Fetch-Site": "same-site"}, False),
    "a page of this machine on TLS": ({"Origin": "https://localhost:1"}, False),
    "a page without origin": ({"Origin": "null"}, False),
    "a name that begins like ours": ({"Origin": "http://localhost:PORT.evil.example"}, False),
    "a path after the origin": ({"Origin": "http://localhost:PORT/"}, False),
    "a person before the host": ({"Origin": "http://evil@localhost:PORT"}, False),
    "a picture of another site": ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, False),
    "a script of another site": (
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"},
        False,
    ),
    "a frame of another site": (
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
        False,
    ),
}
LINK = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


@pytest.fixture(scope="module")
def live(sample_file, tmp_path_factory):
    running = Live(shutil.copy(sample_file, tmp_path_factory.mktemp("guarded") / "plan.duckdb"))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def shared(sample_file, tmp_path_factory):
    """The app that an administrator opened under two more names, on every address of the machine."""
    database = shutil.copy(sample_file, tmp_path_factory.mktemp("shared") / "plan.duckdb")
    _, token = signed_in(database)
    running = Live(
        database,
        "--server.address",
        "0.0.0.0",
        PLAN_ACCESS="accounts",
        PLAN_URL="https://plan.example.org",
        PLAN_HOSTS="192.168.1.20, fd00::1, مخطط.example",
    )
    running.session = {"Cookie": f"{SECURE}={token}"}
    yield running
    running.stop()


def shake(
    live, *, host="localhost:PORT", headers=None, protocols="streamlit", target="/_stcore/stream", patience=20
):
    """The status that a websocket is answered: 101 when it is open."""
    asked = {
        "Upgrade": "websocket",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13",
        **({"Sec-WebSocket-Protocol": protocols} if protocols else {}),
        **(headers or {}),
    }
    lines = [f"GET {target} HTTP/1.1", f"Host: {host}", "Connection: Upgrade"]
    lines += [f"{name}: {value}" for name, value in asked.items()]
    raw = "\r\n".join([*lines, "", ""]).replace("PORT", str(live.port))
    return live.send(raw.encode("latin-1"), patience=patience)[0]


@pytest.mark.parametrize("route", ROUTES)
def test_every_route_answers_our_names_and_no_other(live, route):
    method, target, expected = ROUTES[route]
    for host in OURS:
        assert live.ask(method, target, host=host)[0] == expected, host
    for host in FOREIGN:
        status, told, said = live.ask(method, target, host=host)
        assert status in (400, 403), host
        assert status == 400 or told["x-plan-refused"] == "host_foreign", host
        assert b"evil" not in said


@pytest.mark.parametrize("route", ROUTES)
def test_every_route_answers_our_pages_and_no_other(live, route):
    method, target, expected = ROUTES[route]
    for name, (headers, is_ours) in PAGES.items():
        status, told, _ = live.ask(method, target, headers, host="localhost:PORT")
        if is_ours:
            assert status == expected, name
        else:
            assert (status, told["x-plan-refused"]) == (403, "request_elsewhere"), name
            assert "access-control-allow-origin" not in told


@pytest.mark.parametrize("route", ROUTES)
def test_a_link_of_another_site_opens_a_page_and_does_nothing_else(live, route):
    method, target, expected = ROUTES[route]
    status, _, _ = live.ask(method, target, LINK, host="localhost:PORT")
    if route == "calendar" and status == 429:  # whoever tried so many tokens that are none is slowed
        return
    assert status == (expected if method == "GET" else 403)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_what_changes_something_is_never_asked_by_another_site(live, method):
    for target in ("/", "/brief", "/healthz", "/_stcore/upload_file/a/b"):
        status, told, _ = live.ask(method, target, LINK, b"x=1", host="localhost:PORT")
        assert (status, told["x-plan-refused"]) == (403, "request_elsewhere")


@pytest.mark.parametrize("target", SHUT)
def test_what_nobody_needs_is_shut(live, target):
    for method in ("GET", "POST", "OPTIONS"):
        assert live.ask(method, target)[0] == 404


def test_more_hosts_than_one_none_or_one_in_the_first_line_are_refused(live):
    assert live.ask("GET", "/brief", host=["localhost", "evil.example"])[0] == 400
    assert live.ask("GET", "/brief", host=["evil.example", "localhost"])[0] == 400
    assert live.ask("GET", "/brief", host=[])[0] == 400
    assert live.send(b"GET /brief HTTP/1.0\r\n\r\n")[0] == 400
    assert live.ask("GET", "http://evil.example/brief")[0] == 400
    assert live.ask("GET", "http://localhost/brief", host="evil.example")[0] in (400, 403)
    assert live.ask("OPTIONS", "*")[0] == 400


def test_no_page_around_ours_may_give_it_orders(live):
    import json

    _, told, said = live.ask("GET", "/_stcore/host-config")
    assert json.loads(said)["allowedOrigins"] == []
    assert told["cross-origin-opener-policy"] == told["cross-origin-resource-policy"] == "same-origin"
    assert told["x-frame-options"] == "DENY" and "frame-ancestors 'none'" in told["content-security-policy"]


def test_what_a_browser_says_once_is_not_said_twice(live):
    ours, other = "http://localhost:PORT", "https://evil.example"
    for first, second in ((ours, other), (other, ours)):
        raw = f"GET /brief HTTP/1.1\r\nHost: localhost:PORT\r\nOrigin: {first}\r\nOrigin: {second}\r\nConnection: close\r\n\r\n"
        assert live.send(raw.replace("PORT", str(live.port)).encode())[0] == 400
    for first, second in (("same-origin", "cross-site"), ("cross-site", "none")):
        raw = f"GET /brief HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: {first}\r\nsec-fetch-site: {second}\r\nConnection: close\r\n\r\n"
        assert live.send(raw.encode())[0] == 403
    assert live.ask("GET", "/brief", {"Origin": f"{ours} {other}"}, host="localhost:PORT")[0] == 403
    assert live.ask("GET", "/brief", {"Sec-Fetch-Site": "SAME-SITE"})[0] == 403


def test_a_request_hidden_behind_another_is_judged_like_any(live):
    hidden = b"GET /_stcore/metrics HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    raw = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n" + hidden
    _, _, said = live.send(raw)
    assert b"HTTP/1.1 403" in said and b"# TYPE" not in said
    both = b"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    status, _, said = live.send(both + hidden)
    assert status in (400, 403) and b"# TYPE" not in said
    huge = b"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n"
    assert live.send(huge)[0] == 413
    assert live.ask("GET", "/brief", {"X-Filler": "x" * 60_000})[0] in (200, 400, 431)
    assert live.answers()


def test_what_a_proxy_would_say_opens_nothing(live):
    for name in (
        "X-Forwarded-Host",
        "X-Host",
        "X-Original-Host",
        "X-Forwarded-Server",
        "Forwarded",
        "X-HTTP-Host-Override",
    ):
        value = "host=localhost" if name == "Forwarded" else "localhost"
        assert live.ask("GET", "/brief", {name: value}, host="evil.example")[0] == 403
    for name in ("X-HTTP-Method-Override", "X-Original-URL", "X-Rewrite-URL"):
        assert live.ask("GET", "/brief", {name: "/_stcore/metrics"})[0] == 200


def test_a_refusal_says_what_to_do_in_the_language_of_who_reads_it(live):
    for language, words in (("fr", "la barre d'adresse"), ("ar", "شريط العنوان"), ("en", "address bar")):
        asked = {"Accept": "text/html", "Accept-Language": language}
        status, told, said = live.ask("GET", "/actions", asked, host="evil.example")
        page = said.decode()
        assert (status, told["x-frame-options"], told["cache-control"]) == (403, "DENY", "no-store")
        assert words in page.replace("’", "'").replace("&#x27;", "'") and f"localhost:{live.port}" in page
        assert f'lang="{language}"' in page


def test_a_websocket_is_opened_by_our_pages_alone(live):
    for host in OURS:
        assert shake(live, host=host) == 101, host
    for host in FOREIGN:
        assert shake(live, host=host) in (400, 403), host
    for name, (headers, is_ours) in PAGES.items():
        wanted = 101 if is_ours and name != "an address that was typed" else 403
        assert (is_ours and name == "an address that was typed") or shake(live, headers=headers) == wanted, (
            name
        )
    assert shake(live, headers=LINK) == 403
    rebound = {"Origin": "http://evil.example:PORT", "Sec-Fetch-Site": "same-origin"}
    assert shake(live, host="evil.example:PORT", headers=rebound) == 403


def test_no_trick_of_a_handshake_opens_it(live):
    evil = {"Origin": "https://evil.example"}
    for protocols in ("", "streamlit", "streamlit, token, session", ",,", "streamlit" * 500):
        assert shake(live, headers=evil, protocols=protocols) in (400, 403)
    assert shake(live, headers={**evil, "Host": "localhost:PORT"}) == 400
    assert shake(live, headers={**evil, "X-Forwarded-Host": "evil.example"}) == 403
    assert shake(live, headers={**evil, "X-Filler": "x" * 60_000}, patience=2) in (0, 400, 403, 431)
    assert shake(live, target="/actions/_stcore/stream", headers=evil) == 403
    assert live.answers()


def test_a_page_of_somebody_else_cannot_drive_the_app_over_a_real_websocket(live):
    import websockets

    async def line(origin, host=None):
        address = f"ws://{host or 'localhost'}:{live.port}/_stcore/stream"
        async with websockets.connect(address, origin=origin, host="127.0.0.1", open_timeout=10) as opened:
            await opened.ping()
            return True

    async def refused(*asked):
        with pytest.raises(websockets.exceptions.InvalidStatus) as failure:
            await line(*asked)
        return failure.value.response.status_code

    assert asyncio.run(line(f"http://localhost:{live.port}"))
    assert asyncio.run(refused("https://evil.example")) == 403
    assert asyncio.run(refused("http://localhost:3000")) == 403
    assert asyncio.run(refused(f"http://evil.example:{live.port}", "evil.example")) == 403


def test_a_name_that_the_settings_add_is_answered_like_our_own(shared):
    peer = f"http://plan.example.org:{shared.port}"
    for host in (
        "plan.example.org:PORT",
        "PLAN.example.org.:PORT",
        "192.168.1.20:PORT",
        "[fd00::1]:PORT",
        "localhost:PORT",
    ):
        assert shared.ask("GET", "/brief", shared.session, host=host)[0] == 200, host
        assert shake(shared, host=host, headers=shared.session) == 101
        assert shared.ask("GET", "/brief", host=host)[0] == 401, "nobody without a session"
        assert shake(shared, host=host) == 403
    assert shake(shared, host="plan.example.org:PORT", headers={"Origin": peer, **shared.session}) == 101
    arabic = "مخطط".encode("idna").decode() + ".example"
    assert shared.ask("GET", "/brief", shared.session, host=arabic)[0] == 200
    assert shared.ask("GET", "/brief", shared.session, host="other.example.org:PORT")[0] == 403
    # Behind a proxy that ends TLS the name comes without a port, the origin with the other scheme.
    for origin, status in (
        ("https://plan.example.org", 101),
        ("https://plan.example.org:8443", 403),
        ("https://evil.example", 403),
    ):
        assert shake(shared, host="plan.example.org", headers={"Origin": origin, **shared.session}) == status


def test_the_names_of_this_machine_are_answered_to_this_machine_alone():
    alone, opened = Hosts(), Hosts(frozenset({"plan.example.org"}))
    for peer in ("127.0.0.1", "::1", "127.9.9.9", "::ffff:127.0.0.1", ""):
        assert alone.answers("localhost", peer) and opened.answers("localhost", peer)
    for peer in ("192.168.1.7", "2001:db8::1", "fe80::1%eth0", "testclient"):
        assert not alone.answers("localhost", peer) and not opened.answers("localhost", peer)
        assert opened.answers("plan.example.org", peer) and not alone.answers("plan.example.org", peer)


def test_a_list_of_names_is_read_in_one_spelling():
    read = hosts(
        {
            **SETTINGS,
            "PLAN_HOSTS": "Plan.Example.ORG., 192.168.1.20 , FD00:0::1,[fd00::2],plan_1,château.example",
        }
    )
    assert read.shared == {
        "plan.test",
        "plan.example.org",
        "192.168.1.20",
        "fd00::1",
        "fd00::2",
        "plan_1",
        "xn--chteau-xta.example",
    }
    for silent in ({}, {"PLAN_HOSTS": ""}, {"PLAN_HOSTS": "  "}, {"PLAN_ACCESS": "alone"}):
        assert hosts(silent) == Hosts()


@pytest.mark.parametrize(
    "held",
    [
        "*",
        "*.example.org",
        "https://plan.example.org",
        "plan.example.org:8501",
        "a b",
        "a,,b",
        ",",
        "a/b",
        "user@a",
        "999.1.1.1",
        "0.0.0.0",
        "[::]",
        "255.255.255.255",
        "224.0.0.1",
        "fe80::1%eth0",
        "-",
        "[::1",
        "é" * 300,
    ],
)
def test_settings_that_cannot_be_read_open_nothing(held):
    with pytest.raises(Invalid) as failure:
        hosts({**SETTINGS, "PLAN_HOSTS": held})
    assert failure.value.code == "hosts_unreadable"


@pytest.mark.parametrize(
    "settings, code",
    [
        ({"PLAN_ACCESS": "everybody"}, "access_unknown"),
        ({"PLAN_ACCESS": ""}, "access_unknown"),
        ({"PLAN_ACCESS": "Accounts"}, "access_unknown"),
        ({"PLAN_URL": "https://plan.test"}, "access_alone_url"),
        ({"PLAN_HOSTS": "plan.test"}, "hosts_alone"),
        ({"PLAN_ACCESS": "accounts", "PLAN_HOSTS": "plan.test"}, "hosts_without_url"),
        *(
            ({"PLAN_ACCESS": "accounts", "PLAN_URL": url}, "access_url")
            for url in (
                "http://plan.test",
                "plan.test",
                "https://",
                "https://plan.test/plan",
                "https://a:b@plan.test",
                "https://plan.test:port",
                "https://plan.test?x",
                "ftp://plan.test",
            )
        ),
    ],
)
def test_settings_that_contradict_each_other_open_nothing(settings, code):
    with pytest.raises(Invalid) as failure:
        hosts(settings)
    assert failure.value.code == code


def test_with_accounts_its_own_address_is_answered_and_without_one_this_machine_alone():
    assert hosts({"PLAN_ACCESS": "accounts"}) == Hosts()
    assert hosts({"PLAN_ACCESS": "accounts", "PLAN_URL": "http://localhost:8501"}) == Hosts()
    assert hosts({**SETTINGS, "PLAN_URL": "https://plan.test:8443/"}).shared == {"plan.test"}


def test_the_start_stops_with_a_sentence_when_the_settings_cannot_be_read(tmp_path):
    import os

    for settings, words in (
        ({**SETTINGS, "PLAN_HOSTS": "*"}, "PLAN_HOSTS"),
        ({"PLAN_ACCESS": "everybody"}, "PLAN_ACCESS"),
        ({"PLAN_HOSTS": "plan.test"}, "PLAN_ACCESS"),
    ):
        ended = subprocess.run(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "0"],
            cwd=ROOT,
            env={**os.environ, "PLAN_DATABASE": str(tmp_path / "plan.duckdb"), **settings},
            capture_output=True,
            text=True,
            timeout=60,
        )
        said = ended.stdout + ended.stderr
        assert ended.returncode not in (0, None) and words in said, said
        assert ("relancez" in said or "redémarrez" in said) and "start again" in said, said
        assert "Traceback" not in said, said
        assert not (tmp_path / "plan.duckdb").exists()
        assert "start refused" in (tmp_path / "log" / "faults.log").read_text()


def test_an_origin_is_ours_by_its_name_and_its_port():
    at = address("localhost:8501")
    assert is_same("http://localhost:8501", at) and is_same("http://LOCALHOST:8501", at)
    for other in (
        "http://localhost",
        "https://localhost:8502",
        "ftp://localhost:8501",
        "null",
        "",
        "localhost:8501",
        "http://[",
        "http://",
    ):
        assert not is_same(other, at)
    assert is_same("https://plan.example.org", address("plan.example.org:443"))
    assert not is_same("http://plan.example.org", address("plan.example.org:443"))
