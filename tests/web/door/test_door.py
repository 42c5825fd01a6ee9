"""The door, on the app as it is served: nobody gets past it without a session, and what ends a session ends it there."""

import re
import shutil
from urllib.parse import quote

import pytest

from lib.domain.access import access
from lib.domain.roles import Role
from lib.people.store import People
from lib.usecases.people import accounts, sessions, tokens
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked
from lib.usecases.people.tokens import Scope, Use
from lib.web.door import asking
from tests.accounts import PASSWORD, PLAIN, ROOT, present, signed_in
from tests.web.live import Live
from tests.web.test_guard import shake

HTML = {"Accept": "text/html"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def live(sample_file, tmp_path_factory):
    database = shutil.copy(sample_file, tmp_path_factory.mktemp("door") / "plan.duckdb")
    account, token = signed_in(database)
    running = Live(database, PLAN_ACCESS="accounts")
    running.session = {"Cookie": f"{PLAIN}={token}"}
    running.account = account
    yield running
    running.stop()


@pytest.fixture
def people(live):
    found = People.open(live.database)
    yield found
    found.close()


def send(live, target, session=None, /, **fields):
    body = "&".join(f"{name}={quote(value)}" for name, value in fields.items()).encode()
    return live.ask("POST", target, {**HTML, **FORM, **(session or {})}, body)


def kept(headers):
    """The session that an answer has the browser keep, as a request says it."""
    found = re.match(rf"{PLAIN}=([\w-]+)", headers.get("set-cookie", ""))
    return {"Cookie": found[0]} if found else None


def is_in(live, session):
    return live.ask("GET", "/brief", session)[0] == 200


def test_whoever_has_no_session_is_led_to_the_door_and_back_to_the_place(live):
    status, headers, _ = live.ask("GET", "/actions?status=blocked&lang=ar", HTML)
    assert (status, headers["location"]) == (
        303,
        "/sign-in?to=%2Factions%3Fstatus%3Dblocked%26lang%3Dar&lang=ar",
    )
    page = live.ask("GET", headers["location"], HTML)[2].decode()
    assert 'lang="ar" dir="rtl"' in page
    assert 'value="/actions?status=blocked&amp;lang=ar"' in page
    status, headers, _ = send(
        live, "/sign-in", email=live.account.email, password=PASSWORD, to="/actions?status=blocked&lang=ar"
    )
    assert (status, headers["location"]) == (303, "/actions?status=blocked&lang=ar")
    assert is_in(live, kept(headers))


def test_a_session_is_kept_out_of_reach_of_scripts_and_of_other_sites(live):
    cookie = send(live, "/sign-in", email=live.account.email, password=PASSWORD)[1]["set-cookie"]
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= {part.strip() for part in cookie.split(";")}
    assert "Domain" not in cookie
    assert access({"PLAN_ACCESS": "accounts", "PLAN_URL": "https://plan.test"}).cookie.startswith("__Host-")


@pytest.mark.parametrize(
    "place",
    [
        "https://evil.test/",
        "//evil.test/",
        "/\\evil.test",
        "\\\\evil.test",
        "javascript:alert(1)",
        "/a\nSet-Cookie: x=1",
        "/sign-in?to=/",
        "",
        "/" + "a" * 3000,
    ],
)
def test_the_door_leads_nowhere_but_into_the_dashboard(live, place):
    assert asking.place(place) == "/"
    _, headers, _ = send(live, "/sign-in", email=live.account.email, password=PASSWORD, to=place)
    assert headers["location"] == "/"


def test_a_wrong_password_leaves_the_address_in_its_field_and_keeps_nothing(live):
    status, headers, body = send(live, "/sign-in", email="a@b.org", password="non", to="/axes")
    assert (status, headers["cache-control"], kept(headers)) == (403, "no-store", None)
    page = body.decode()
    assert (
        'value="a@b.org"' in page and 'value="/axes"' in page and "non" not in page.split("password")[1][:40]
    )
    assert 'role="alert"' in page and 'autocomplete="current-password"' in page


def test_what_is_typed_is_no_markup(live):
    page = send(live, "/sign-in", email='"><script>alert(1)</script>', password="x")[2].decode()
    assert "<script>alert" not in page


def test_another_site_signs_nobody_in_and_out(live):
    evil = {"Origin": "https://evil.test", "Sec-Fetch-Site": "cross-site"}
    assert send(live, "/sign-in", evil, email=live.account.email, password=PASSWORD)[0] == 403
    assert send(live, "/sign-out", {**live.session, **evil})[0] == 403
    assert is_in(live, live.session)


def test_who_comes_in_has_another_session_than_the_one_that_was_put_there(live):
    fixed = {"Cookie": f"{PLAIN}=fixed-by-somebody-else"}
    _, headers, _ = send(live, "/sign-in", fixed, email=live.account.email, password=PASSWORD)
    assert kept(headers) and kept(headers) != fixed
    assert not is_in(live, fixed)


def test_who_leaves_is_out_and_a_copy_of_the_session_opens_nothing(live):
    session = kept(send(live, "/sign-in", email=live.account.email, password=PASSWORD)[1])
    assert is_in(live, session)
    assert shake(live, headers=session) == 101
    status, headers, _ = send(live, "/sign-out", session)
    assert status == 303 and f'{PLAIN}=""' in headers["set-cookie"]
    assert not is_in(live, session)
    assert shake(live, headers=session) == 403
    assert is_in(live, live.session), "the other sessions stay"


def test_an_invitation_is_looked_at_as_often_as_wanted_and_used_once(live, people):
    said = Said("kofi@example.org", "Kofi Adjavon", Role.READER, "Président", "CCIT", "fr")
    _, token = accounts.invite(people, said, Asked(ROOT, present()))
    path = f"/invitation/{token}"
    for _ in range(3):  # programs that show what is behind a link look first
        status, headers, body = live.ask("GET", path, HTML)
        assert (status, headers["referrer-policy"]) == (200, "strict-origin")
        assert (
            "Kofi Adjavon, Président (CCIT)" in body.decode()
            and 'autocomplete="new-password"' in body.decode()
        )
    assert send(live, path, password=PASSWORD, again="autre chose")[0] == 400
    assert send(live, path, password="court", again="court")[0] == 400
    status, headers, _ = send(live, path, password=PASSWORD, again=PASSWORD)
    assert status == 303 and is_in(live, kept(headers))
    assert live.ask("GET", path, HTML)[0] == send(live, path, password=PASSWORD, again=PASSWORD)[0] == 410


@pytest.mark.parametrize("token", ["x", "..%2F..%2Fetc", "é", "a" * 4000])
def test_a_guessed_invitation_says_nothing_of_anybody(live, token):
    assert live.ask("GET", f"/invitation/{quote(token, safe='%')}", HTML)[0] in (303, 400, 404, 410)


def test_ones_account_lists_its_sessions_and_ends_another_one(live, people):
    other = kept(send(live, "/sign-in", email=live.account.email, password=PASSWORD)[1])
    here = kept(send(live, "/sign-in", email=live.account.email, password=PASSWORD)[1])
    held = sessions.sessions(people, live.account.id, Asked(live.account.person, present()))
    token = other["Cookie"].partition("=")[2]
    gone = sessions.person_of(people, token, present()).session
    assert gone in {session.id for session in held}
    page = live.ask("GET", "/account", {**HTML, **here})[2].decode()
    assert gone in page and "Se connecter" not in page
    assert send(live, "/account/session", here, session=gone)[0] == 303
    assert not is_in(live, other)
    assert is_in(live, here)


def test_a_socket_that_is_open_is_ended_with_its_session(live, people):
    from websockets.exceptions import ConnectionClosed
    from websockets.sync.client import connect
    from websockets.typing import Origin, Subprotocol

    session = kept(send(live, "/sign-in", email=live.account.email, password=PASSWORD)[1])
    with connect(
        f"ws://localhost:{live.port}/_stcore/stream",
        additional_headers=session,
        subprotocols=[Subprotocol("streamlit")],
        origin=Origin(f"http://localhost:{live.port}"),
    ) as line:
        send(live, "/sign-out", session)
        line.send(b"\x0a\x00")
        with pytest.raises(ConnectionClosed):
            while True:
                line.recv(20)


def test_every_page_of_the_door_is_small_and_asks_nothing_more_of_the_line(live):
    for path in ("/sign-in", "/account"):
        _, headers, body = live.ask("GET", path, {**HTML, **(live.session if path == "/account" else {})})
        assert len(body) < 30_000
        page = body.decode()
        assert page.count("<script") == page.count('<script src="/sign-in/passkey.js" defer></script>') == 1
        assert "<img" not in page and "<link" not in page
        assert "script-src 'self';" in page and "default-src 'none'" in page
        assert headers["x-frame-options"] == "DENY"
        assert "form-action 'self'" in page


def test_what_a_token_opens_needs_no_session_and_opens_nothing_else(live, people):
    person = live.account.person
    calendar, reads = (
        tokens.make_token(people, use, Asked(person, present()), plan="sample", name="Essai", scope=scope)
        for use, scope in ((Use.CALENDAR, Scope.PLAN), (Use.API, None))
    )
    assert live.ask("GET", f"/calendar/{calendar}.ics")[0] == 200
    bearer = {"Authorization": f"Bearer {reads}"}
    assert live.ask("GET", "/api/plans/sample/headline.json", bearer)[0] == 200
    assert live.ask("GET", "/api/plans/sample/headline.json")[0] == 401
    assert live.ask("GET", "/brief", bearer)[0] == 401
    link = tokens.stop_link(people, person.account)
    assert live.ask("POST", f"/mail/stop/{link}", FORM, b"List-Unsubscribe=One-Click")[0] == 200
    for target in (
        "/calendar",
        "/calendar/",
        "/calendar/x/y",
        "/api",
        "/mail",
        "/mail/x",
        "/mail/stop/x/_stcore/stream",
    ):
        status, _, body = live.ask("GET", target)
        assert (status, b"<html" in body) == (404, False), target
    assert live.ask("POST", f"/mail/stop/{link}", {**FORM, "Origin": "https://evil.test"}, b"")[0] == 403
