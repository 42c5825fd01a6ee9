"""A reader and an editor to whom an action is not reserved: every page, at every moment, as if it had never been."""

import re
import shutil
from datetime import date, datetime

import pytest

from lib.domain.people import Person
from lib.domain.reserved import person_named
from lib.domain.rights import COMPARE, EDIT, HISTORY, READ
from lib.domain.roles import Role
from lib.domain.terms import FormerKind
from lib.domain.writing import Writing
from lib.people.store import close_all
from lib.store.connection import Store
from lib.store.connection import close_all as close_all_stores
from lib.store.ledger import NOW, rows_at
from lib.store.reads import current_revision
from lib.ui import here
from lib.usecases.attachments import GivenFile, attach
from lib.usecases.record import create_row, edit_row
from lib.usecases.start import SAMPLE_PLAN
from tests.pages.test_matrix import READINGS
from tests.pages.test_matrix import raw as html
from tests.screens import Screen

DAY = date(2026, 11, 24)
MACHINE = Writing(SAMPLE_PLAN, "Secrétariat", datetime(2026, 11, 24, 9), DAY)
WORD = "ZORGLUB"
INSIDE = Person("Awa Mensah", Role.EDITOR, "a1", "Chargée de mission", "", "s1")
OUTSIDE = {
    "editor": Person("Ali Naciri", Role.EDITOR, "b2", "Chargé d'études", "", "s2"),
    "reader": Person("Rim Sefrioui", Role.READER, "c3", "", "", "s3"),
}
PAGES = {
    "editor": (*READ.pages, *HISTORY.pages, *COMPARE.pages, *EDIT.pages),
    "reader": (*READ.pages, *HISTORY.pages, *COMPARE.pages),
}


@pytest.fixture(scope="module")
def place(sample_file, tmp_path_factory):
    """The sample, where much was written about an action that is then reserved."""
    path = shutil.copy(sample_file, tmp_path_factory.mktemp("reserved") / "plan.duckdb")
    store = Store.open(path)
    rows = rows_at(store, NOW, SAMPLE_PLAN, "action")
    key = next(k for k, r in rows.items() if r["organisation"] == "CCIT" and r["code"])
    code, title = rows[key]["code"], rows[key]["title"]

    def write(table, **values):
        create_row(store, table, values, MACHINE, reason=f"{WORD} reason")

    changed = {"title": f"{WORD} title", "comment": WORD, "owner": f"{WORD} owner", "support_requested": WORD}
    edit_row(store, "action", current_revision(store), key, changed, MACHINE)
    write("note", action=key, noted_on=DAY, noted_by=WORD, text=f"{WORD} note", shared=True)
    write(
        "declaration",
        action=key,
        organisation="CCIT",
        declared_on=DAY,
        status="done",
        evidence=f"{WORD} told",
    )
    write("interaction", occurred_on=DAY, partner="CCIT", kind="letter", subject=f"{WORD} call", action=code)
    write("commitment", text=f"{WORD} promised", code="Z9", organisation="CCIT", actions=key)
    write("milestone", action=key, title=f"{WORD} step", deadline=DAY)
    write("indicator", action=key, name=f"{WORD} measured", unit="u", target=80.0)
    write("funding", action=key, source_of_funds=WORD, planned="5 MAD", shared=True)
    write("decision", text=f"{WORD} decided", owner="x", action=key, number="D-2026-900", status="open")
    write("former_name", kind=FormerKind.ACTION, former=f"{WORD}-1", action=key)
    attach(
        store,
        "action",
        key,
        {"shared": True, "kind": "evidence"},
        MACHINE,
        file=GivenFile(f"{WORD}.pdf", b"%PDF-1.7"),
    )
    edit_row(
        store, "action", current_revision(store), key,
        {"reserved_for": person_named("Awa Mensah", "a1")}, MACHINE, reason=f"{WORD} hides",
    )  # fmt: skip
    store.close()
    return path, key, code, title


@pytest.fixture(params=OUTSIDE)
def who(request, place, monkeypatch):
    monkeypatch.setenv("PLAN_DATABASE", str(place[0]))
    monkeypatch.setattr(here, "person", lambda typed: OUTSIDE[request.param])
    yield request.param
    close_all()
    close_all_stores()


def leaks(screen, place, at):
    _, key, code, title = place
    said = html(screen)
    found = [word for word in (WORD, key, title) if word in said]
    if re.search(rf"(?<![\w.]){re.escape(code)}(?![\w.])", said):
        found.append(code)
    return [f"{at}: {word}" for word in found]


@pytest.mark.parametrize("page", dict.fromkeys(page for pages in PAGES.values() for page in pages))
def test_no_page_names_what_is_reserved_to_others(who, place, page):
    if page not in PAGES[who]:
        return
    faults = []
    for asked in ("", *READINGS.get(page, [])):
        query = dict(part.split("=") for part in asked.split("&") if part)
        query |= {"partner": {"partner": "CCIT"}, "action": {"code": "A1.1"}}.get(page, {})
        for past in ({}, {"day": "2026-11-01"}, {"revision": "12"}):
            screen = Screen(day=past.pop("day", "2026-11-24")).open(page, **query, **past)
            at = f"{page}?{asked}&{past}"
            faults += [f"{at}: {error}" for error in screen.errors]
            faults += leaks(screen, place, at)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("asked", ["code", "key"])
def test_its_sheet_is_that_of_one_that_never_was(who, place, asked):
    _, key, code, *_ = place
    wanted = code if asked == "code" else key
    screen = Screen().open("action", code=wanted)
    never = Screen().open("action", code="Q7.77")
    assert screen.text.replace(wanted, "Q7.77") == never.text


def test_nobody_finds_it_by_searching(who, place):
    for said in (place[2], place[3], f"{WORD} step", WORD):
        screen = Screen().open("search", q=said)
        assert not screen.errors
        assert f"{WORD} title" not in html(screen)
        assert place[1] not in html(screen)


def test_the_counts_of_what_partners_do_not_see_leave_it_out(who, place):
    screen = Screen().open("overview")
    assert "action confidentielle" not in screen.text
    screen.at.session_state["partner_view"] = True
    screen.at.run()
    assert not screen.errors
    assert not leaks(screen, place, "partner view")
    assert "1 action confidentielle" not in screen.text


def test_whoever_it_is_reserved_to_sees_it(place, monkeypatch):
    monkeypatch.setenv("PLAN_DATABASE", str(place[0]))
    monkeypatch.setattr(here, "person", lambda typed: INSIDE)
    screen = Screen().open("action", code=place[2])
    assert f"{WORD} title" in html(screen)
    assert f"{WORD} title" in html(Screen().open("search", q=WORD))
    assert "1 action confidentielle" in Screen().open("overview").text
    close_all_stores()
