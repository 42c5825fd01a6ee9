"""Nothing is sent to anybody until an administrator received a first mail; what is claimed once is nobody else's."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest

from lib.domain.errors import Invalid, NotAllowed, NotSent
from lib.domain.mail import SWITCHED, MailKind
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.people.store import People
from lib.usecases.people import accounts, messages
from lib.usecases.people.audit import Asked, done
from lib.usecases.people.messages import AGAIN, LOST, Fate, Key
from tests.usecases.people.conftest import NOW

DAY, SERVER = date(2026, 11, 30), "smtp://mail.example.org:587"
SINCE = NOW - timedelta(days=365)


def claim(people, key, now=NOW):
    return messages.claim(people, key, address="awa@example.org", subject="Sujet", server=SERVER, now=now)


def entry(people, asked):
    return messages.log(people, "p", asked)[0]


@pytest.fixture
def first(people, asked):
    """A first mail reached the administrator."""
    key = Key(MailKind.FIRST, "", DAY, "")
    claim(people, key)
    messages.sent(people, key, NOW)
    return asked


def test_nothing_is_switched_on_before_a_first_mail_and_nobody_but_an_administrator_switches(
    people, asked, account
):
    assert messages.switches(people) == {}
    with pytest.raises(Invalid) as early:
        messages.switch(people, MailKind.DIGEST, "p", on=True, server=SERVER, asked=asked)
    assert early.value.code == "mail_first"
    editor = replace(asked, person=account().person)
    with pytest.raises(NotAllowed):
        messages.switch(people, MailKind.DIGEST, "p", on=True, server=SERVER, asked=editor)
    with pytest.raises(NotAllowed):
        messages.log(people, "p", editor)


def test_a_first_mail_through_another_server_proves_nothing_of_this_one(people, first):
    with pytest.raises(Invalid):
        messages.switch(
            people, MailKind.DIGEST, "p", on=True, server="smtp://other.example.org:587", asked=first
        )
    messages.switch(people, MailKind.DIGEST, "p", on=True, server=SERVER, asked=first)
    assert set(messages.switches(people)) == {("p", MailKind.DIGEST)}
    assert messages.switches(people, "q") == {}
    messages.switch(people, MailKind.DIGEST, "p", on=False, server=SERVER, asked=first)
    assert messages.switches(people) == {}
    told, _ = done(people, first.person, since=SINCE, until=NOW + timedelta(1), kind="settings_changed")
    assert len(told) == 2
    assert MailKind.FIRST not in SWITCHED


def test_a_message_is_claimed_once_by_however_many_servers(people, request):
    """Eight threads, each with a store of its own where that is possible, and forty messages."""
    keys = [Key(kind, "p", DAY, f"k{n}") for n in range(10) for kind in list(SWITCHED)[:4]]
    with ThreadPoolExecutor(8) as threads:
        claims = list(threads.map(lambda n: [claim(people, key) for key in keys], range(8)))
    for at in range(len(keys)):
        assert sum(found[at] is not None for found in claims) == 1


def test_another_process_finds_the_claims_of_the_first(people, tmp_path, request):
    if request.config.server:
        pytest.skip("the file alone")
    key = Key(MailKind.DIGEST, "p", DAY, "k1")
    assert claim(people, key)
    again = People.open(tmp_path / "plan.duckdb")
    assert claim(again, key) is None
    again.close()


def test_what_became_of_a_message_is_told_and_what_is_not_known_is_not_sent_again(people, asked):
    key = Key(MailKind.PASSED, "p", DAY, "k1")
    assert claim(people, key).tries == 1
    assert entry(people, asked).fate(NOW + LOST) is Fate.UNDER_WAY
    later = NOW + LOST + timedelta(seconds=1)
    assert entry(people, asked).fate(later) is Fate.UNKNOWN, "the server that claimed it is gone"
    assert claim(people, key, later) is None, "at most once"
    messages.failed(people, key, NotSent("smtp_broken", "…", is_certain=False, may_retry=True), NOW, tries=1)
    assert entry(people, asked).fate(NOW) is Fate.UNKNOWN
    assert claim(people, key, NOW + timedelta(days=1)) is None
    messages.failed(people, key, NotSent("smtp_refused", "…", answer="550 no"), NOW, tries=1)
    assert (entry(people, asked).fate(NOW), entry(people, asked).answer) == (Fate.REFUSED, "550 no")
    messages.sent(people, key, NOW)
    assert (entry(people, asked).fate(later), entry(people, asked).error) == (Fate.SENT, None)


def test_what_a_server_does_not_take_for_now_is_tried_again_some_times_and_no_more(people, asked):
    key, now, tries = Key(MailKind.PASSED, "p", DAY, "k1"), NOW, 0
    busy = NotSent("smtp_later", "…", may_retry=True)
    names = set()
    for pause in AGAIN:
        found = claim(people, key, now)
        names.add(found.identifier)
        tries += 1
        assert found.tries == tries
        messages.failed(people, key, busy, now, tries=tries)
        assert entry(people, asked).fate(now) is Fate.LATER
        assert messages.taken(people, "p", DAY, now).again == frozenset()
        assert claim(people, key, now + pause - timedelta(seconds=1)) is None
        now += pause
        assert messages.taken(people, "p", DAY, now).again == {(MailKind.PASSED, "k1")}
    claim(people, key, now)
    messages.failed(people, key, busy, now, tries=tries + 1)
    assert claim(people, key, now + timedelta(days=1)) is None
    assert entry(people, asked).fate(now) is Fate.REFUSED
    assert len(names) == 1, "the same Message-ID whenever it is tried"


def test_who_is_paused_or_whose_account_is_closed_is_not_written_to(people, asked, account):
    awa, kofi = account(), account("Kofi Exemple", Role.PARTNER)
    assert {to.key: to.is_partner for to in messages.recipients(people)} == {awa.id: False, kofi.id: True}
    own = Asked(awa.person, NOW)
    messages.pause(people, awa.id, on=True, asked=own)
    messages.pause(people, awa.id, on=True, asked=asked)
    assert [to.key for to in messages.recipients(people)] == [kofi.id]
    assert [held.author for held in messages.pauses(people)] == [awa.person.author]
    with pytest.raises(NotAllowed):
        messages.pause(people, kofi.id, on=True, asked=own)
    messages.pause(people, awa.id, on=False, asked=asked)
    accounts.disable(people, kofi.id, asked)
    assert [to.key for to in messages.recipients(people)] == [awa.id]
    with pytest.raises(NotAllowed):
        messages.pause(people, "", on=True, asked=Asked(Person("Somebody", Role.READER), NOW))
