"""The page of mail is an administrator's: a first mail, then the switches; what was sent; and the messages to copy. Everybody
makes calendars of their own."""

import email
import json
import re
import shutil
import time
from datetime import timedelta
from email import policy
from typing import Any
from urllib.parse import quote

import pytest

from lib.domain.mail import SWITCHED, MailKind
from lib.domain.roles import Role
from lib.i18n import LANGUAGES
from lib.people.store import People
from lib.usecases.people import audit, messages
from tests.accounts import PLAIN, ROOT, present, signed_in
from tests.mail.mailbox import mailbox
from tests.web.live import Live

HTML = {"Accept": "text/html", "Content-Type": "application/x-www-form-urlencoded"}


class Sending(Live):
    """The app, its mail server, a partner who is signed in."""

    partner: Any
    other: Any
    box: Any


@pytest.fixture(scope="module")
def live(sample_file, tmp_path_factory):
    """An app with accounts and a mail server, an administrator and a partner who are signed in."""
    database = shutil.copy(sample_file, tmp_path_factory.mktemp("sending") / "plan.duckdb")
    _, token = signed_in(database)
    partner, other = signed_in(database, "Kofi Mensah", Role.PARTNER, "CCIT")
    with mailbox() as (box, port):
        running = Sending(
            database, PLAN_ACCESS="accounts", PLAN_SMTP=f"smtp://127.0.0.1:{port}?from=plan@ccis.example"
        )
        running.session = {"Cookie": f"{PLAIN}={token}"}
        running.partner, running.other, running.box = partner, {"Cookie": f"{PLAIN}={other}"}, box
        yield running
        running.stop()


@pytest.fixture
def people(live):
    found = People.open(live.database)
    yield found
    found.close()


def send(live, target, session, **fields):
    body = "&".join(f"{name}={quote(value)}" for name, value in fields.items()).encode()
    status, headers, page = live.ask("POST", target, {**HTML, **session}, body)
    return status, headers, page.decode()


def look(live, target, session=None):
    status, _, page = live.ask("GET", target, {"Accept": "text/html", **(session or live.session)})
    return status, page.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_open_in_every_language(live, language):
    for path in ("/sending", "/access"):
        status, page = look(live, f"{path}?lang={language}")
        assert status == 200
        assert f'lang="{language}"' in page
        assert len(page) < 60_000


def test_nobody_but_an_administrator_sees_or_sends(live, people):
    for target in (
        "/sending",
        "/sending/message?kind=digest&to=of:CCIT",
        "/sending/message.eml?kind=digest&to=of:CCIT",
    ):
        assert look(live, target, live.other)[0] == 403
        assert live.ask("GET", target)[0] == 401
    assert send(live, "/sending", live.other, do="first")[0] == 403
    assert look(live, "/sending?plan=nowhere")[0] == 404
    assert live.box.taken == []


def test_a_first_mail_opens_the_switches(live, people):
    _, page = look(live, "/sending?lang=en")
    assert "Switch on" not in page
    assert send(live, "/sending", live.session, do="on", kind="digest")[0] == 400
    status, _, page = send(live, "/sending?lang=en", live.session, do="first")
    assert status == 200, page
    assert "A first mail left for" in page
    (message,) = live.box.messages
    assert message["To"].addresses[0].addr_spec == "sami@example.org"
    assert "nobody else receives anything" in message.get_body(("plain",)).get_content()
    for kind in SWITCHED:
        assert send(live, "/sending", live.session, do="on", kind=kind.value)[0] == 303
    assert {kind for _, kind in messages.switches(people)} == set(SWITCHED)
    assert send(live, "/sending", live.session, do="off", kind="note")[0] == 303
    assert MailKind.NOTE not in {kind for _, kind in messages.switches(people)}
    assert send(live, "/sending", live.session, do="pause", account=live.partner.id)[0] == 303
    assert [pause.account for pause in messages.pauses(people)] == [live.partner.id]
    _, page = look(live, "/sending?lang=en")
    assert page.count("Switch off") == len(SWITCHED) - 1
    assert "First mail to oneself" in page
    assert present() - messages.pauses(people)[0].since_at < timedelta(hours=1)
    for nothing in ({}, {"do": "on"}, {"do": "on", "kind": "x"}, {"do": "pause"}, {"do": "x"}):
        assert send(live, "/sending", live.session, **nothing)[0] == 303


def test_a_server_that_refuses_says_why_on_the_page(live):
    live.box.answers["sami@example.org"] = "550 5.7.1 not from you"
    status, _, page = send(live, "/sending?lang=en", live.session, do="first")
    assert status == 400
    assert "550 5.7.1 not from you" in page
    live.box.answers.clear()


def test_a_message_is_copied_or_opened_in_a_mail_program(live):
    status, page = look(live, "/sending/message?kind=digest&to=of:CCIT&in=ar&lang=fr")
    assert status == 200
    assert 'lang="ar"' in page
    file = re.search(r'href="(/sending/message.eml[^"]+)"', page)[1].replace("&amp;", "&")
    status, headers, content = live.ask("GET", file, live.session)
    assert (status, headers["content-type"]) == (200, "message/rfc822")
    held = email.message_from_bytes(content, policy=policy.default)
    assert held["X-Unsent"] == "1"
    assert held["To"] is None, "nobody there has an account: whoever opens it says to whom"
    assert 'dir="rtl"' in held.get_body(("html",)).get_content()
    note = live.ask("GET", "/sending/message.eml?kind=note&to=of:CCIS-RSK", live.session)[2]
    (paper,) = email.message_from_bytes(note, policy=policy.default).iter_attachments()
    assert paper.get_content().startswith(b"%PDF")
    for nothing in ("kind=note&to=of:CCIT", "kind=x&to=of:CCIT", "kind=digest&to=nobody", ""):
        assert "textarea readonly" not in look(live, f"/sending/message?{nothing}")[1]


def test_a_calendar_is_made_shown_once_and_revoked(live):
    status, _, page = send(
        live,
        "/access/make?lang=en",
        live.other,
        kind="organisation",
        name="Telephone",
        organisation="CCIS-RSK",
    )
    assert status == 200, page
    address = re.search(r'value="http://localhost[^/]*(/calendar/[\w-]+\.ics)', page)[1]
    status, _, calendar = live.ask("GET", address)
    assert status == 200
    assert "CCIT" in calendar.decode().replace("\r\n ", "").partition("BEGIN:VEVENT")[0], (
        "a partner's own, whatever is asked"
    )
    _, page = look(live, "/access?lang=en", live.other)
    assert address not in page
    assert "Telephone" in page
    token = re.search(r'name="token" value="(\w+)"', page)[1]
    assert send(live, "/access/revoke", live.other, token=token)[0] == 303
    assert live.ask("GET", address)[0] == 404
    status, _, page = send(live, "/access/make?lang=en", live.other, kind="plan", name=" ")
    assert status == 400
    assert "Say what this is for" in page
    assert send(live, "/access/make", live.session, kind="organisation", name="x", organisation="")[0] == 400
    assert send(live, "/access/make", live.session, kind="x", name="x")[0] == 400
    status, _, page = send(live, "/access/make?lang=en", live.session, kind="api", name="Accounting")
    token = re.search(r'<input readonly value="([\w-]{40,})"', page)[1]
    assert live.ask("GET", "/api/plans/sample/headline.json", {"Authorization": f"Bearer {token}"})[0] == 200


def test_a_calendar_is_of_an_organisation_that_its_plan_knows(live):
    _, page = look(live, "/access?lang=en")
    offered = re.findall(r'<option value="([^"]+)"', page.partition('name="organisation"')[2])
    assert {"CCIT", "CCIS-RSK"} <= set(offered)
    sent = {"kind": "organisation", "name": "Telephone"}
    status, _, page = send(live, "/access/make?lang=en", live.session, **sent, organisation="CCIT-Togo")
    assert status == 400
    told = re.sub(r"<[^>]+>", "", page).partition("This plan knows no organisation called ")[2]
    assert told.startswith("CCIT-Togo. Known there: ") and " CCIT," in told[:80], told[:200]
    status, _, page = send(live, "/access/make?lang=en", live.session, **sent, organisation="ccit")
    assert status == 200, page
    assert (
        send(live, "/access/revoke", live.session, token=re.search(r'name="token" value="(\w+)"', page)[1])[0]
        == 303
    )


def test_a_message_that_leaves_as_a_file_is_in_the_audit(live, people):
    target = f"/sending/message.eml?kind=digest&to={live.partner.id}"
    status, headers, _ = live.ask("GET", target, live.session)
    assert (status, headers["content-type"]) == (200, "message/rfc822")
    span = {"since": present() - timedelta(days=9), "until": present() + timedelta(days=9)}
    until = time.monotonic() + 20
    while time.monotonic() < until:
        found, _ = audit.done(people, ROOT, kind="exported", **span)
        told = [json.loads(row.told) for row in found]
        if {"file": "digest-2026-11-24.eml", "where": "/sending/message.eml"} in told:
            return
        time.sleep(0.1)
    raise AssertionError(told)
