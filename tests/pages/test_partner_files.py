"""Every paper and export that a partner can get, opened to its last part: nothing that is hidden is in it, and it is the same
to the letter as where nothing is hidden, so that no figure, gap or length tells of it."""

import os
import shutil
from dataclasses import replace
from datetime import date, datetime

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from lib.domain.access import Access, Mode
from lib.domain.changes import Change
from lib.domain.mail import SWITCHED, Recipient
from lib.domain.people import Person
from lib.domain.rights import READ
from lib.domain.roles import Role
from lib.domain.schema import TABLES
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES
from lib.mail.letter import draft
from lib.mail.server import Server
from lib.people.store import close_all
from lib.people.store import opened as people_opened
from lib.reports.mail.messages import enclosed, mail_for
from lib.reports.mail.morning import Morning
from lib.reports.round_workbook import round_workbook
from lib.store import reads
from lib.store.connection import Store, opened
from lib.store.connection import close_all as close_all_stores
from lib.store.ledger import commit, rows_at
from lib.store.state import State
from lib.ui import here
from lib.usecases.people import accounts, round_links, tokens
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked
from lib.usecases.people.tokens import Scope, Use
from lib.usecases.rounds import open_round
from lib.usecases.start import SAMPLE_PLAN
from lib.web.address import site_of
from lib.web.api import api_routes
from lib.web.brief import brief
from lib.web.calendar import calendar_route
from lib.web.posting import letter_of
from lib.web.round import round_routes
from tests.accounts import ROOT
from tests.pages.test_left import queries
from tests.pages.test_matrix import _named
from tests.poison import WORDLESS
from tests.screens import Screen
from tests.unpacked import parts, told
from tests.web.client import Client

DAY, NOW = date(2026, 11, 24), datetime(2026, 11, 24, 9)
WORD, NUMBER = "ZORGLUB", 918273
OWN = "CCIT"
MACHINE = Writing(SAMPLE_PLAN, "Amina", NOW, DAY)
#: The pages on which a button hands out a file, and what each is opened on.
PAGES = [page for page in READ.pages if page not in ("search",)]


def hide(store, *, amount):
    """Writes what a partner is not shown into every table: `amount` of it; the same number of revisions whatever it is."""
    plan, last = SAMPLE_PLAN, reads.current_revision(store)
    changes, files = [], {}
    for table in TABLES.values():
        for key, row in rows_at(store, last, plan, table.name).items():
            closed = bool(table.opened_by) and not row[table.opened_by]
            after = {
                f.name: _secret(table, f, row[f.name], amount)
                if closed or not f.shown_to_partner
                else row[f.name]
                for f in table.fields
            }
            if after != row and table.name not in (
                "setting",
                "plan",
                "meeting_record",
                "saved_view",
                "paper_name",
            ):
                changes.append(Change(table.name, key, row, after))
    rows = rows_at(store, last, plan, "action")
    like = next(row for row in rows.values() if row["organisation"] == OWN and row["code"])
    for number in range(amount):
        key, code = f"hidden{number}", f"{WORD}{number}"
        action = {
            **like, "code": code, "title": f"{WORD} titre {number}", "comment": WORD, "confidential": True,
            "organisation": OWN if number % 2 else f"{OWN} / {WORD} Office", "owner": f"{WORD} owner", "deadline": date(2026, 6, 1 + number),
            "status": ("blocked", "in_progress", "done")[number % 3], "progress": 37 + number,
        }  # fmt: skip
        changes.append(_new("action", key, action))
        said = {"action": key, "shared": True}
        for named, values in (
            ("note", {**said, "noted_on": DAY, "noted_by": WORD, "text": f"{WORD} note"}),
            ("milestone", {"action": key, "title": f"{WORD} step", "deadline": date(2026, 12, 1)}),
            ("funding", {**said, "source_of_funds": WORD, "planned": f"{NUMBER} MAD"}),
            ("declaration", {"action": key, "organisation": OWN, "declared_on": DAY, "status": "done", "evidence": WORD}),
            ("interaction", {"occurred_on": DAY, "partner": OWN, "kind": "call", "subject": f"{WORD} call", "action": code, "follow_up_on": DAY}),
            ("commitment", {"text": f"{WORD} promised", "code": f"{WORD}-C{number}", "organisation": OWN, "actions": key}),
            ("decision", {"text": f"{WORD} decided", "owner": WORD, "action": key, "number": f"{WORD}-{number}", "status": "open"}),
            ("indicator", {"action": key, "name": f"{WORD} measured", "unit": WORD, "target": float(NUMBER)}),
            ("attachment", {"carrier": f"action:{key}", "kind": "evidence", "title": WORD, "file_name": f"{WORD}.pdf", "sha256": f"{number:064x}",
                            "size": 9, "added_on": DAY, "added_by": WORD, "shared": True}),
        ):  # fmt: skip
            changes.append(_new(named, f"{named}{number}", values))
        files[f"{number:064x}"] = WORD.encode()
    shown = next(key for key, row in rows.items() if row["organisation"] == OWN and row["code"])
    note = {"action": shown, "noted_on": DAY, "noted_by": WORD, "text": f"{WORD} {amount}", "shared": False}
    changes.append(_new("note", "unshared", note))
    commit(
        store, changes, plan=plan, author=WORD, kind=RevisionKind.EDIT, reason=f"{WORD} {amount}", recorded_at=NOW, as_of=DAY
    )  # fmt: skip


def _new(table, key, values):
    known = {name: values.get(name) for name in TABLES[table].names}
    unknown = set(values) - set(known)
    assert not unknown, (table, unknown)
    return Change(table, key, None, known)


def _secret(table, field, value, amount):
    if (
        not value
        or (table.name, field.name) in WORDLESS
        or field.vocabulary
        or field.refers_to
        or field.names_row
    ):
        return value
    if field.kind == "text" and not field.mentions:
        return f"{WORD} {'x' * amount} {value}"
    return value


@pytest.fixture(scope="module")
def houses(sample_file, tmp_path_factory):
    """Two plans that differ in what is hidden alone: hardly any, a lot."""
    base = shutil.copy(sample_file, tmp_path_factory.mktemp("base") / "plan.duckdb")
    store = Store.open(base)
    open_round(store, {"asked_for": date(2026, 12, 1), "word": "Merci"}, [OWN], MACHINE)
    store.close()
    made, named = [], _named(base)
    for amount in (0, 7):
        path = shutil.copy(base, tmp_path_factory.mktemp(f"hidden{amount}") / "plan.duckdb")
        store = Store.open(path)
        hide(store, amount=amount)
        store.close()
        made.append((path, named))
    return made


def handed_out(path, named, language, monkeypatch):
    """Every file that a partner gets from a page, by the name under which it leaves."""
    import streamlit as st

    monkeypatch.setenv("PLAN_DATABASE", str(path))
    who = Person("Awa Mensah", Role.PARTNER, "a1", "Chargée de mission", OWN, "s1")
    monkeypatch.setattr(here, "person", lambda typed: who)
    drawn, download = {}, st.download_button

    def remember(label, data, file_name, **options):
        drawn[file_name, options.get("key")] = data
        return download(label, data=data, file_name=file_name, **options)

    monkeypatch.setattr(st, "download_button", remember)
    for page in PAGES:
        for query in queries(page, named):
            before = dict(drawn)
            screen = Screen().open(page, language, **query)
            assert not screen.errors, (page, query, screen.errors)
            for name, data in drawn.items():
                if name not in before:
                    yield f"{page} {name}", data()
    monkeypatch.setattr(st, "download_button", download)


def sent(path, language, monkeypatch):
    """Every other thing that reaches a partner: light pages, mails, calendars, the read interface."""
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    monkeypatch.setenv("PLAN_DAY", DAY.isoformat())
    access, people, store = Access(Mode.ACCOUNTS), people_opened(path), opened(path)
    asked = Asked(ROOT, NOW, "192.0.2.1")
    key = f"{language}@example.org"
    account, _ = accounts.invite(people, Said(key, "Awa Mensah", Role.PARTNER, "", OWN, language), asked)
    who = accounts.one(people, account).person
    client = Client(Starlette(routes=[*api_routes(access), calendar_route(access), *round_routes()]))
    monkeypatch.setattr("lib.web.door.asking.person_of", lambda request, access: who)
    yield "brief", _brief(access, language)
    token = tokens.make_token(people, Use.API, Asked(who, NOW), plan=SAMPLE_PLAN, name="x")
    for name in ("headline.json", "actions.json", "actions.csv"):
        answer = client.get(f"/api/plans/{SAMPLE_PLAN}/{name}", {"Authorization": f"Bearer {token}"})
        assert answer.status_code == 200
        yield name, answer.content
    for scope in Scope:
        feed = tokens.make_token(
            people, Use.CALENDAR, Asked(who, NOW), plan=SAMPLE_PLAN, name="x", scope=scope,
            subject=OWN if scope is Scope.ORGANISATION else "",
        )  # fmt: skip
        answer = client.get(f"/calendar/{feed}.ics?lang={language}")
        assert answer.status_code == 200
        yield f"{scope} calendar", answer.content
    state = State(store, reads.current_revision(store), SAMPLE_PLAN, DAY)
    seen = state.seen_by_partner()
    (asked_for,) = reads.rounds(seen)
    (answer_row,) = reads.round_answers(seen)
    link = round_links.token_of(people, SAMPLE_PLAN, answer_row.key)
    page = client.get(f"/r/{SAMPLE_PLAN}/{link}?lang={language}", {"Accept": "text/html"})
    assert page.status_code == 200
    yield "answer page", page.text.replace(link, "").encode()
    yield "round workbook", round_workbook(seen, asked_for, answer_row, language=language)
    to = Recipient(who.account, who.name, key, language, "", OWN, is_partner=True)
    for kind in SWITCHED:
        for day in (DAY, date(2026, 11, 23), date(2026, 11, 26)):
            morning = Morning(replace(state, day=day))
            mail = mail_for(kind, morning, to, [to], site=site_of(os.environ))
            if mail is not None:
                server = Server("smtp", "localhost", 25, "plan@localhost")
                letter = letter_of(mail, to, server, "draft", NOW, paper=enclosed(kind, morning, to))
                yield f"{kind} {day}", draft(letter)


def _brief(access, language):
    client = Client(Starlette(routes=[Route("/brief", brief(access))]))
    return client.get(f"/brief?lang={language}").content


def leaks(content):
    return [
        f"{where}: {text[max(0, text.casefold().find(WORD.casefold()) - 60) :][:160]}"
        for where, text in parts(content)
        if WORD.casefold() in text.casefold()
        or str(NUMBER) in text.replace("\u202f", "").replace("\xa0", "").replace(",", "")
    ]


#: What is hidden is hidden alike in every language: the gate looks at one, the rest is by hand.
IN_SHORT = [name if name == "fr" else pytest.param(name, marks=pytest.mark.long) for name in LANGUAGES]


@pytest.mark.parametrize("language", IN_SHORT)
def test_nothing_hidden_is_in_a_file_of_a_page_nor_changes_it(houses, language, monkeypatch):
    compared(houses, lambda path, named: handed_out(path, named, language, monkeypatch), least=19)


@pytest.mark.parametrize("language", IN_SHORT)
def test_nothing_hidden_is_in_what_is_sent_nor_changes_it(houses, language, monkeypatch):
    compared(houses, lambda path, _: sent(path, language, monkeypatch), least=10)


def compared(houses, outputs, least):
    little, much = (dict(outputs(*house)) for house in houses)
    close_all()
    close_all_stores()
    assert len(little) >= least, sorted(little)
    for name, content in [*little.items(), *much.items()]:
        assert leaks(content) == [], name
    assert little.keys() == much.keys()
    for name, content in much.items():
        assert told(content) == told(little[name]), name


def test_what_a_file_hides_is_found(tmp_path):
    """The searching itself: a hidden sheet, a comment, a property, a defined name; a stream and the metadata of a PDF."""
    import io

    import xlsxwriter
    from pypdf import PdfWriter

    for place in ("sheet", "comment", "property", "name", "cell"):
        held = io.BytesIO()
        book = xlsxwriter.Workbook(held)
        page, other = book.add_worksheet(), book.add_worksheet("x")
        other.very_hidden()
        if place == "sheet":
            other.write(0, 0, WORD)
        elif place == "comment":
            page.write_comment(0, 0, WORD)
        elif place == "property":
            book.set_properties({"keywords": WORD})
        elif place == "name":
            book.define_name(f"{WORD}_1", "=Sheet1!$A$1")
        else:
            page.write_rich_string(0, 0, WORD[:3], book.add_format({"bold": True}), WORD[3:])
        book.close()
        assert leaks(held.getvalue()), place
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Subject": WORD})
    writer.add_attachment("x.txt", WORD.encode())
    held = io.BytesIO()
    writer.write(held)
    assert len(leaks(held.getvalue())) > 1
