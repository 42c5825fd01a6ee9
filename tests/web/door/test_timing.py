"""Whether an account exists, is closed or has a password is told by nothing: not by the answer, nor by how long it takes.

What is measured is the work of the process, not the clock on the wall: a machine that others use meanwhile changes nothing.
Tries of every kind take turns, so that what warms up or cools down is shared; medians are compared.
"""

import shutil
import statistics
import time
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from lib.domain.access import Access, Mode
from lib.domain.roles import Role
from lib.people.store import close_all
from lib.people.store import opened as people_opened
from lib.usecases.people import accounts
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked
from lib.web.door.entrance import Doors
from lib.web.door.invitation import invitation_routes
from lib.web.door.sign_in import sign_in_routes
from tests.accounts import PASSWORD, ROOT, present
from tests.web.client import Client

FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}
#: Tries of each kind; fewer than an account is slowed after.
TRIES = 21


class House:
    """A door, and accounts of every kind."""

    def __init__(self, path):
        self.people = people_opened(path)
        doors = Doors(Access(Mode.ACCOUNTS))
        self.client = Client(Starlette(routes=[*sign_in_routes(doors), *invitation_routes(doors)]))
        self.asked = Asked(ROOT, present(), "192.0.2.1")
        self._from = 0

    def account(self, name, password=True):
        said = Said(f"{name}@example.org", name.title(), Role.READER)
        key, link = accounts.invite(self.people, said, self.asked)
        if password:
            accounts.accept(self.people, link, PASSWORD, self.asked)
        return key, link

    def ask(self, method, target, **fields):
        """The answer, and the seconds of work that it took; each from an address of its own, which nothing slows."""
        self._from += 1
        self.client.address = f"198.51.{self._from // 250}.{self._from % 250 + 1}"
        began = time.process_time()
        answer = self.client.ask(method, target, FORM, urlencode(fields))
        return answer, time.process_time() - began


@pytest.fixture(scope="module")
def house(sample_file, tmp_path_factory):
    path = shutil.copy(sample_file, tmp_path_factory.mktemp("timing") / "plan.duckdb")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLAN_DATABASE", str(path))
        patch.setenv("PLAN_DAY", "2026-11-24")
        yield House(path)
    close_all()


def compared(kinds, ask):
    """The median seconds of each kind, tried in turns after one that counts not; and what each was answered."""
    took, said = {kind: [] for kind in kinds}, {kind: set() for kind in kinds}
    for turn in range(TRIES + 1):
        for kind, given in kinds.items():
            answer, seconds = ask(given)
            said[kind].add((answer.status_code, answer.text))
            if turn:
                took[kind].append(seconds)
    return {kind: statistics.median(seconds) for kind, seconds in took.items()}, said


def test_signing_in_tells_of_nobody_whether_they_have_an_account_a_password_or_were_closed(house):
    known, _ = house.account("known")
    closed, _ = house.account("closed")
    house.account("bare", password=False)  # comes in by a provider or a passkey alone, or never came
    accounts.disable(house.people, closed, house.asked)
    assert accounts.one(house.people, known).disabled_at is None
    kinds = {name: f"{name}@example.org" for name in ("known", "closed", "bare", "nobody")}

    def ask(email):
        answer, seconds = house.ask("POST", "/sign-in", email=email, password="non, pas celui-ci")
        assert answer.status_code == 403
        return type(answer)(403, answer.headers, answer.content.replace(email.encode(), b"EMAIL")), seconds

    took, said = compared(kinds, ask)
    assert said["known"] == said["closed"] == said["bare"] == said["nobody"]
    assert max(took.values()) / min(took.values()) < 1.25, took


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_link_that_opens_nothing_tells_of_nobody_why(house, method):
    _, used = house.account(f"used-{method.lower()}")
    shut, of_closed = house.account(f"shut-{method.lower()}", password=False)
    accounts.disable(house.people, shut, house.asked)
    again, replaced = house.account(f"again-{method.lower()}", password=False)
    accounts.link_again(house.people, again, house.asked)
    kinds = {"used": used, "of a closed account": of_closed, "replaced": replaced, "of nobody": "x" * 43}

    def ask(token):
        answer, seconds = house.ask(method, f"/invitation/{token}", password=PASSWORD, again=PASSWORD)
        assert answer.status_code == 410
        return type(answer)(410, answer.headers, answer.content.replace(token.encode(), b"TOKEN")), seconds

    took, said = compared(kinds, ask)
    assert len({frozenset(answers) for answers in said.values()}) == 1
    assert max(took.values()) / min(took.values()) < 1.6, took


def test_a_difference_of_a_third_would_be_seen(house, monkeypatch):
    """The measuring itself: a password that is looked at only where there is one."""
    from lib.usecases.people import passwords

    matches = passwords.matches
    monkeypatch.setattr(passwords, "matches", lambda given, held: held is not None and matches(given, held))
    house.account("seen")
    took, _ = compared(
        {"known": "seen@example.org", "nobody": "nobody2@example.org"},
        lambda email: house.ask("POST", "/sign-in", email=email, password="non, pas celui-ci"),
    )
    assert took["known"] / took["nobody"] > 1.6, took
