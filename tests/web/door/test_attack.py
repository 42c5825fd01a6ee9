"""Whoever has not signed in asks a thousand times, in every spelling, and is answered with nothing of the plan; what is stolen,
used up, old or put there is no session; the door stands whatever is thrown at it."""

import asyncio
import itertools
import random
import re
import socket
import threading
import time
from contextlib import closing
from datetime import timedelta

import pytest
from starlette.requests import Request

from lib.domain.errors import Invalid
from lib.domain.roles import Role
from lib.people.store import People, path_of
from lib.ui.navigation import PAGES
from lib.usecases.people import accounts, sessions
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked
from lib.web.door import sent
from tests.accounts import PASSWORD, PLAIN, ROOT, present
from tests.web.live import with_an_administrator
from tests.web.test_guard import shake

HTML = {"Accept": "text/html"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
#: Words of the plan, of its people and of the machine: none of them is for whoever stands outside.
SECRETS = re.compile(
    rb"Sami|Alaoui|sami@|Sensibil|Chambre de Commerce|A1\.1|plan\.duckdb|people\.sqlite|Traceback|/tmp/|SELECT "
)
PAGE = [path.stem for path in PAGES.glob("*.py")]
ROUTES = [
    "", "brief", "account", "account/password", "account/session", "account/passkey", "account/passkey/begin", "sign-out", "revision",
    "favicon.png", "index.html", "manifest.json", "media/00000000000000000000000000000000.pdf", "media/x", "static/js/index.js",
    "static/media/x.woff2", "component/streamlit_component/index.html", "app/static/x", "_stcore/health", "_stcore/host-config",
    "_stcore/stream", "_stcore/metrics", "_stcore/upload_file/x/y", "_stcore/bidi-components/x/y.js", "_stcore/agent/mcp", "_stcore/script-health-check",
    "_stcore/allowed-message-origins", "script-health-check", "healthz/x", "healthz/brief", "readyz/_stcore/health", "sign-in/x", "sign-in/brief",
    "sign-in/_stcore/host-config", "sign-in/_stcore/upload_file/x/y", "sign-in/passkey/x", "sign-in/passkey.js/x", "invitation", "invitation/",
    "invitation/x/y", "invitation/x/_stcore/host-config", "invitation/x", "r/x", "r/x/file/y", "r/x/_stcore/upload_file/a/b", "api/plans", "api/x.json",
    "calendar/x.ics", "mail/stop/x", "oauth2callback", "auth/login", "auth/logout", "data/plan.duckdb", "plan.duckdb", "plan.people.sqlite", "data/backups",
    ".git/config", ".streamlit/secrets.toml", "lib/__init__.py", "pages/people.py", "app.py", "server-status", "admin", "graphql", "metrics", "docs", "openapi.json",
    *PAGE,
]  # fmt: skip
#: How an address is written so that a reader of it may take it for another.
SPELLED = [
    "/{}", "//{}", "/./{}", "/%2e/{}", "/sign-in/../{}", "/sign-in/%2e%2e/{}", "/sign-in%2f..%2f{}", "/healthz/../{}", "/static/../{}", "/{}/", "/{}.", "/{}%20", "/{}%00",
    "/{};jsessionid=1", "/{}?revision=1", "/{}?revision=12&day=2026-03-01&lang=ar", "/{}?embed=true&view=partner", "/{}#sign-in", "/{}%3fx", "/\\{}",
    "/%5c{}", "/{}%c0%af", "/actions/{}", "/fr/{}", "/{}?to=/sign-in",
]  # fmt: skip
METHODS = [
    "GET",
    "GET",
    "GET",
    "HEAD",
    "OPTIONS",
    "POST",
    "PUT",
    "DELETE",
    "PATCH",
    "TRACE",
    "PROPFIND",
    "get",
    "X",
]
SAYS = [
    {}, HTML, {"Range": "bytes=0-999999"}, {"Accept": "application/json"}, {"X-Forwarded-For": "127.0.0.1"}, {"X-Forwarded-User": "sami@example.org", "X-Streamlit-User": "sami"},
    {"Cookie": "plan_session="}, {"Cookie": "plan_session=" + "0" * 43}, {"Cookie": "plan_session=' OR 1=1 --"}, {"Cookie": "__Host-plan_session=x; plan_session=x"},
    {"Authorization": "Basic c2FtaTpzYW1p"}, {"Authorization": "Bearer x"}, {"X-Original-URL": "/sign-in"}, {"X-HTTP-Method-Override": "GET"},
    {"Upgrade": "websocket", "Connection": "Upgrade"}, {"Sec-Fetch-Site": "same-origin"}, {"If-None-Match": "*"}, {"X-Plan-Person": "sami"},
]  # fmt: skip
#: What is open to everybody, and says nothing of the plan.
DOOR = re.compile(r"/(sign-in(/passkey\.js|/provider|/back)?|healthz|readyz)([?#].*)?")


@pytest.fixture(scope="module")
def live(sample_file, tmp_path_factory):
    yield from with_an_administrator(sample_file, tmp_path_factory.mktemp("attacked"))


@pytest.fixture
def people(live):
    with closing(People.open(live.database)) as found:
        yield found


def is_in(live, session):
    return live.ask("GET", "/brief", session)[0] == 200


def test_a_thousand_requests_without_a_session_are_answered_with_nothing_of_the_plan(live):
    chance = random.Random(20261124)
    asked = list(itertools.product(ROUTES, SPELLED))
    chance.shuffle(asked)
    asked = [(route, "/{}") for route in ROUTES] + asked
    counted, met = 0, {}
    for route, spelling in asked[:1100]:
        method, says = chance.choice(METHODS), chance.choice(SAYS)
        target = spelling.format(route)
        status, headers, body = live.ask(method, target, says, b"x=1" if method in ("POST", "PUT") else b"")
        met[status] = met.get(status, 0) + 1
        named = f"{method} {target} {says} → {status}"
        assert status not in (101, 206, 500, 502), named
        assert not SECRETS.search(body), named
        assert PLAIN not in headers.get("set-cookie", ""), named
        if status == 200:
            assert DOOR.fullmatch(target.split("?")[0].rstrip("#")) or DOOR.match(target), named
            counted += 1
        elif status in (302, 303, 307, 308):
            assert re.match(r"(http://localhost(:\d+)?)?/[^/\\]", headers["location"]), named
    assert sum(met.values()) > 1000
    assert counted < 40, met
    for target in ("/_stcore/stream", "/actions/_stcore/stream", "/sign-in/_stcore/stream", "//_stcore/stream", "/r/x/_stcore/stream", "/healthz/_stcore/stream"):  # fmt: skip
        for says in SAYS:
            assert (
                shake(
                    live,
                    target=target,
                    headers={k: v for k, v in says.items() if k not in ("Upgrade", "Connection")},
                )
                != 101
            )
    assert live.answers() and is_in(live, live.session)


def test_a_session_that_is_over_stolen_from_another_place_or_invented_opens_nothing(live, people):
    account = live.account
    past = sessions.begin(people, account, "password", Asked(None, present() - timedelta(hours=9)))
    mine = sessions.begin(people, account, "password", Asked(None, present()))
    _, link = accounts.invite(people, Said("gone@example.org", "Gone", Role.READER), Asked(ROOT, present()))
    gone = accounts.accept(people, link, PASSWORD, Asked(None, present()))
    theirs = sessions.begin(people, gone, "password", Asked(None, present()))
    assert is_in(live, {"Cookie": f"{PLAIN}={mine}"}) and is_in(live, {"Cookie": f"{PLAIN}={theirs}"})
    accounts.disable(people, gone.id, Asked(ROOT, present()))
    for cookie in (
        f"{PLAIN}={past}",
        f"{PLAIN}={theirs}",
        f"{PLAIN}={sessions.hash_of(mine)}",
        f"{PLAIN}={mine[:-1]}",
        f"{PLAIN}={mine}x",
        f"{PLAIN}={mine.upper()}",
        f"plan_errand={mine}",
        f"__Host-{PLAIN}={mine}",
        f"{PLAIN}={link}",
        f"{PLAIN}=x; {PLAIN}=y",
    ):
        assert not is_in(live, {"Cookie": cookie}), cookie
        assert shake(live, headers={"Cookie": cookie}) == 403, cookie
    for name in ("X-Plan-Session", "Authorization", PLAIN):
        assert not is_in(live, {name: mine})
    assert live.ask("GET", f"/brief?{PLAIN}={mine}", HTML)[0] == 303
    accounts.enable(people, gone.id, Asked(ROOT, present()))
    assert not is_in(live, {"Cookie": f"{PLAIN}={theirs}"}), (
        "an account that opens again opens no former session"
    )


def test_what_is_put_into_a_field_or_an_address_writes_no_header(live):
    for evil in ("x%0d%0aSet-Cookie:%20plan_session=evil", "x\u2028y", "%00", "a%0d%0a%0d%0a<html>"):
        for target in (f"/sign-in?lang={evil}", f"/sign-in?to=/{evil}", f"/actions?x={evil}"):
            _, headers, _ = live.ask("GET", target.encode("ascii", "ignore").decode(), HTML)
            assert "evil" not in headers.get("set-cookie", "") and "\n" not in headers.get("location", "")
        body = f"email={evil}&password={evil}&to=/{evil}".encode()
        _, headers, page = live.ask("POST", "/sign-in", {**FORM, **HTML}, body)
        assert "evil" not in headers.get("set-cookie", "") and b"<html>" not in page


@pytest.mark.parametrize("path", ["/sign-in", "/invitation/x", "/sign-in/passkey"])
def test_what_is_larger_than_a_form_is_cut_short(live, path):
    before = live.memory()
    announced = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900000000\r\n\r\n"
    assert live.send(announced.encode() + b"password=" + b"x" * 4000, patience=10)[0] == 413
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    with socket.create_connection(("127.0.0.1", live.port), timeout=10) as line:
        line.sendall(head.encode())
        told = b""
        try:
            for _ in range(400):
                line.sendall(chunk)
        except OSError:
            pass
        else:
            told = line.recv(100)
    assert told.startswith(b"HTTP/1.1 413") or not told
    many = b"&".join(b"a%d=1" % n for n in range(3000))
    for kind, body in (
        ("multipart/form-data; boundary=x", b"--x--"),
        ("application/json", b"{}"),
        (FORM["Content-Type"], many),
        (FORM["Content-Type"], b"email=\xff\xfe"),
    ):
        assert live.ask("POST", path, {"Content-Type": kind}, body)[0] == 400
    assert live.memory() - before < 40


def test_a_form_that_never_ends_is_given_up(monkeypatch):
    monkeypatch.setattr(sent, "SECONDS", 0.2)
    pieces = iter([{"type": "http.request", "body": b"email=", "more_body": True}])

    async def receive():
        for piece in pieces:
            return piece
        return await asyncio.sleep(60, {})

    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": []}
    with pytest.raises(Invalid) as late:
        asyncio.run(sent.fields(Request(scope, receive)))
    assert late.value.code == "form_slow"


def test_five_hundred_who_sign_in_at_once_take_bounded_memory_and_leave_the_others_their_place(live):
    before, told = live.memory(), []
    body = b"email=nobody%40example.org&password=not-this-one"

    def attempt(number):
        try:
            told.append(
                live.ask("POST", "/sign-in", {**FORM, "Accept-Language": "en"}, body + b"%d" % number)[0]
            )
        except OSError:
            told.append(0)

    threads = [threading.Thread(target=attempt, args=(number,)) for number in range(500)]
    for thread in threads:
        thread.start()
    seen = []
    for _ in range(5):
        began = time.monotonic()
        assert is_in(live, live.session)
        seen.append(time.monotonic() - began)
    most = live.memory()
    for thread in threads:
        thread.join(120)
    assert set(told) <= {403, 429, 503, 0} and told.count(0) < 25
    assert max(most, live.memory()) - before < 250
    assert max(seen) < 20
    assert live.answers()


def test_accounts_that_are_gone_or_broken_let_nobody_in_and_say_so(live, tmp_path):
    kept = tmp_path / "kept"
    kept.mkdir()
    held = path_of(live.database)
    for file in held.parent.glob(f"{held.name}*"):
        file.rename(kept / file.name)
    try:
        for broken in (None, b"not a store" * 500):
            if broken:
                held.write_bytes(broken)
            assert not is_in(live, live.session)
            assert shake(live, headers=live.session) == 403
            for method, body in (("GET", b""), ("POST", b"email=sami%40example.org&password=x")):
                status, _, page = live.ask(method, "/sign-in?lang=en", {**HTML, **FORM, **live.session}, body)
                assert status == 503 and b"the accounts cannot be read" in page and not SECRETS.search(page)
            status, _, page = live.ask("GET", "/invitation/x?lang=en", HTML)
            assert status == 503 and not SECRETS.search(page)
        held.unlink()
    finally:
        for file in kept.iterdir():
            file.rename(held.parent / file.name)
    assert is_in(live, live.session)
