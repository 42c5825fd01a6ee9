"""Whatever administrators and others do, in any order: somebody can administer, a closed account has nothing that opens, what
ended stays ended, and the audit only grows."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from lib.domain.errors import AppError
from lib.domain.rights import SHARE, may
from lib.domain.roles import Role
from lib.people.store import People
from lib.usecases.people import accounts, passwords, sessions, shares, tokens
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked, done
from lib.usecases.people.tokens import Scope, Use
from tests.usecases.people.conftest import NOW, PASSWORD, ROOT

STEPS = 150


@dataclass
class Walk:
    """What was made so far, with what opens it."""

    people: People
    chance: random.Random
    now: datetime = NOW
    links: dict[str, Any] = field(default_factory=dict)  # token → account
    entered: dict[str, Any] = field(default_factory=dict)
    feeds: dict[str, Any] = field(default_factory=dict)
    shared: dict[str, Any] = field(default_factory=dict)
    over: set[str] = field(default_factory=set)  # what was ended: by hand, or with its account
    told: list[Any] = field(default_factory=list)
    refused: int = 0

    def all(self):
        return accounts.accounts(self.people, ROOT)

    def any(self):
        return self.chance.choice(self.all())

    def asked(self, who=None):
        """Somebody who asks, as they stand: an account that is open, or the machine itself."""
        known = [one.person for one in self.all() if one.disabled_at is None]
        return Asked(who or self.chance.choice([ROOT, *known]), self.now, "192.0.2.1")

    def audit(self):
        first, last = NOW - timedelta(days=1), NOW + timedelta(days=4000)
        found, count = done(self.people, ROOT, since=first, until=last, limit=10_000)
        assert count == len(found)
        return [(row.id, row.at, row.account, row.kind, row.told) for row in reversed(found)]

    # What can be done.

    def invite(self):
        role = self.chance.choice(accounts.ROLES)
        name = f"p{self.chance.randrange(30)}"
        said = Said(f"{name}@example.org", name, role, "", "CCIT" if role is Role.PARTNER else "")
        key, link = accounts.invite(self.people, said, self.asked())
        self.links[link] = key

    def link(self):
        one = self.any()
        link = accounts.link_again(self.people, one.id, self.asked())
        self.over |= {old for old, key in self.links.items() if key == one.id}
        self.links[link] = one.id

    def accept(self):
        link = self.chance.choice(list(self.links))
        account = accounts.accept(self.people, link, PASSWORD, self.asked())
        assert link not in self.over
        self.over |= {old for old, key in (self.links | self.entered).items() if key == account.id}
        self.entered[sessions.begin(self.people, account, "invitation", self.asked(account.person))] = (
            account.id
        )

    def role(self):
        one, role = self.any(), self.chance.choice(accounts.ROLES)
        said = Said(one.email, one.name, role, one.job, one.organisation or "CCIT", one.language)
        accounts.change(self.people, one.id, said, self.asked())

    def disable(self):
        one = self.any()
        accounts.disable(self.people, one.id, self.asked())
        self.over |= {old for old, key in (self.links | self.entered).items() if key == one.id}

    def enable(self):
        accounts.enable(self.people, self.any().id, self.asked())

    def come_in(self):
        one = self.any()
        if one.disabled_at is None:
            self.entered[sessions.begin(self.people, one, "password", self.asked(one.person))] = one.id

    def leave(self):
        token = self.chance.choice(list(self.entered))
        who = sessions.person_of(self.people, token, self.now)
        if who is not None:
            sessions.end(self.people, self.asked(who))
            self.over.add(token)

    def end_one(self):
        token = self.chance.choice(list(self.entered))
        who = sessions.person_of(self.people, token, self.now)
        if who is not None:
            sessions.end_one(self.people, who.account, who.session, self.asked())
            self.over.add(token)

    def forget(self):
        one = self.any()
        accounts.forget_doors(self.people, one.id, self.asked())
        self.over |= {old for old, key in self.entered.items() if key == one.id}

    def feed(self):
        who = self.asked()
        use = self.chance.choice(list(Use))
        held = tokens.make_token(
            self.people, use, who, plan="p", name="x", scope=None if use is Use.API else Scope.PERSON
        )
        self.feeds[held] = (use, who.person.account)

    def unfeed(self):
        who = self.asked()
        for one in tokens.tokens(self.people, who)[:1]:
            tokens.revoke(self.people, one.id, who)

    def share(self):
        who = self.asked()
        token = shares.share(self.people, who, name="x", plan="p", shown={}, is_partner=True, days=7)
        self.shared[token] = who.person.account

    def unshare(self):
        who = self.asked()
        for one in shares.shares(self.people, who)[:1]:
            shares.end_share(self.people, one.id, who)

    def later(self):
        self.now += timedelta(hours=self.chance.choice([1, 5, 30]))

    DOING = ("invite", "link", "accept", "accept", "role", "role", "disable", "disable", "enable", "come_in", "come_in", "leave", "end_one", "forget",
             "feed", "feed", "unfeed", "share", "share", "unshare", "later")  # fmt: skip

    def step(self):
        self.now += timedelta(seconds=1)
        try:
            getattr(self, self.chance.choice(self.DOING))()
        except (AppError, IndexError) as error:
            self.refused += isinstance(error, AppError)

    # What must hold.

    def holds(self):
        known = {one.id: one for one in self.all()}
        kept = {row["id"]: row["password"] for row in self.people.rows("accounts")}
        can = [one for one in known.values() if one.role == Role.ADMINISTRATOR and one.disabled_at is None]
        assert any(kept[one.id] for one in can), "somebody who can come in administers"
        closed = {key for key, one in known.items() if one.disabled_at is not None}
        for token, key in self.entered.items():
            who = sessions.person_of(self.people, token, self.now)
            assert who is None or (key not in closed and token not in self.over)
            assert who is None or who.role == known[key].role, "a role bites at once"
        for token, key in self.links.items():
            invited = accounts.invited(self.people, token, self.now)
            assert invited is None or (key not in closed and token not in self.over)
        for token, (use, key) in self.feeds.items():
            read = tokens.opened_by(self.people, use, token, self.now, alone=False)
            assert read is None or (key not in closed and key)
        for token, key in self.shared.items():
            seen = shares.held(self.people, token, self.now)
            assert seen is None or (key not in closed and may(Role(known[key].role), SHARE))
        told = self.audit()
        assert told[: len(self.told)] == self.told, "nothing of the audit is changed or taken away"
        self.told = told


@pytest.mark.parametrize("seed", range(8))
def test_in_whatever_order(people, asked, seed, monkeypatch):
    monkeypatch.setattr(passwords, "hashed", lambda password, about=(): "held")  # twenty milliseconds each
    walk = Walk(people, random.Random(seed))
    _, link = accounts.invite(people, Said("root@example.org", "Root", Role.ADMINISTRATOR), asked)
    accounts.accept(people, link, PASSWORD, asked)
    for _ in range(STEPS):
        walk.step()
        walk.holds()
    assert len(walk.told) > STEPS / 4 and walk.refused > 5
    assert walk.entered and walk.feeds and walk.shared and walk.over
