"""Light pages, links to share and messages: whoever is not among those to whom an action is reserved is told nothing of it."""

from dataclasses import replace

import pytest

from lib.documents.mail.text import text
from lib.domain.changes import Change
from lib.domain.mail import MailKind, Recipient
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.reports.mail.messages import enclosed, mail_for
from lib.reports.mail.morning import Morning, Site
from lib.store import reads
from lib.store.ledger import NOW, rows_at
from lib.store.seen import seen_by
from lib.store.state import State
from lib.usecases.record import record
from lib.usecases.start import SAMPLE_PLAN
from lib.web.brief import page_of
from lib.web.shared import ANYBODY
from tests.reports.test_mail import MONDAY
from tests.usecases.test_allowed import MACHINE
from tests.usecases.test_reserved_actions import FOR_AWA, INSIDE, OUTSIDE, READER

WORD = "ZORGLUB"


@pytest.fixture
def store(sample_store, monkeypatch):
    """The sample, where what is latest is reserved: it would stand on every page and in every message."""
    monkeypatch.setenv("PLAN_DAY", "2026-11-24")
    state = State(sample_store, reads.current_revision(sample_store), SAMPLE_PLAN, MACHINE.today)
    rows = rows_at(sample_store, NOW, SAMPLE_PLAN, "action")
    late = [row.key for row in reads.overdue(state, limit=3)]
    changes = []
    for key in late:
        before = {name: rows[key][name] for name in ("title", "reserved_for")}
        changes.append(Change("action", key, before, {"title": f"{WORD} {key}", "reserved_for": FOR_AWA}))
    record(sample_store, changes, MACHINE, reason=WORD)
    return sample_store


@pytest.mark.parametrize("query", [{}, {"day": "2026-11-10"}, {"revision": "25"}], ids=str)
def test_the_light_page_is_what_its_reader_sees_and_a_shared_one_what_anybody_may(store, query):
    def page(person, *, is_partner=False):
        seen = seen_by(store, person)
        return page_of(seen, SAMPLE_PLAN, "fr", dict(query), None, is_partner=is_partner).decode()

    if not query:
        assert WORD in page(INSIDE)
        assert WORD in page(None)
    for person in (OUTSIDE, READER, ANYBODY):
        assert WORD not in page(person)
        assert "confidentielle" not in page(person)
    assert page(OUTSIDE, is_partner=True) == page(INSIDE, is_partner=True)
    assert WORD not in page(INSIDE, is_partner=True)


@pytest.mark.parametrize("kind", [kind for kind in MailKind if kind not in (MailKind.ROUND, MailKind.FIRST)])
def test_no_message_tells_of_it_but_to_whom_it_is_reserved(store, kind):
    morning = Morning(State(store, reads.current_revision(store), SAMPLE_PLAN, MONDAY))

    def told(person: Person, role=None):
        to = Recipient(
            person.account, person.name, "x@example.org", "fr", "Président", "", role=role or person.role
        )
        mail = mail_for(kind, morning, to, [to], site=Site("https://plan.example/", ""))
        return (text(mail) if mail else ""), enclosed(kind, morning, to)

    for person in (OUTSIDE, READER, replace(INSIDE, account=""), Person("", Role.GUEST)):
        assert WORD not in told(person)[0]
    if kind in (MailKind.DIGEST, MailKind.NOTE):
        assert WORD in told(INSIDE)[0]
        assert told(INSIDE)[1] != told(OUTSIDE)[1] or kind is MailKind.DIGEST
