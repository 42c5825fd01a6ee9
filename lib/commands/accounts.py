"""Accounts, for a terminal: `account add|reset|disable|enable|list`, while the dashboard runs or not."""

from __future__ import annotations

import argparse
import os
from contextlib import closing, suppress

from lib.clock import now
from lib.commands.outcome import DONE
from lib.domain.access import access
from lib.domain.errors import Invalid, StoreUnavailable
from lib.domain.people import Account, Person
from lib.domain.roles import Role
from lib.i18n import LANGUAGES, Language, mark, translate
from lib.people.store import People
from lib.store.connection import location, opened
from lib.usecases.people import accounts
from lib.usecases.people.accounts import ROLES, Said
from lib.usecases.people.audit import Asked
from lib.usecases.people.known import check_speaks

#: Whoever may read and write the files of the plan may do this.
MACHINE = Person("python -m lib account", Role.ADMINISTRATOR)
UNTOUCHED = mark("No account was changed.")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `account` and what it does to the command line."""
    told = "who may sign in: add, reset, forget, disable, enable, list"
    family = commands.add_parser("account", help=told, description=told).add_subparsers(
        required=True, metavar="what"
    )

    def command(name: str, told: str) -> argparse.ArgumentParser:
        added = family.add_parser(name, help=told, description=told)
        added.set_defaults(run=_run, what=name, held=UNTOUCHED)
        added.add_argument("--lang", choices=LANGUAGES, default="fr")
        if name != "list":
            added.add_argument("email")
        return added

    new = command("add", "make an account, and print the link with which its password is set")
    new.add_argument("--role", choices=[role.name.lower() for role in ROLES], required=True)
    new.add_argument("--name", required=True)
    new.add_argument("--function", default="")
    new.add_argument("--organisation", default="")
    command("reset", "print a link with which a new password is set")
    command("forget", "unbind an account from its provider and take its passkeys away: a device was lost")
    command("disable", "close an account: its sessions end")
    command("enable", "open an account that was closed")
    command("list", "who has an account")


def _run(options: argparse.Namespace) -> int:
    asked = Asked(MACHINE, now())
    with closing(People.open(location(os.environ))) as people:
        if options.what == "add":
            role = Role[options.role.upper()]
            said = Said(
                options.email, options.name, role, options.function, options.organisation, options.lang
            )
            with suppress(StoreUnavailable):  # while the dashboard has it, nothing can be asked of the plan
                check_speaks(opened(location(os.environ)), said)
            print(_link(accounts.invite(people, said, asked)[1]))
            return DONE
        known = accounts.accounts(people, MACHINE)
        if options.what == "list":
            for account in known:
                print(_line(account, options.lang))
            return DONE
        found = next((a for a in known if a.email == options.email.strip().casefold()), None)
        if found is None:
            raise Invalid("account_unknown", "There is no such account.")
        if options.what == "reset":
            print(_link(accounts.link_again(people, found.id, asked)))
        elif options.what == "forget":
            accounts.forget_doors(people, found.id, asked)
        elif options.what == "disable":
            accounts.disable(people, found.id, asked)
        else:
            accounts.enable(people, found.id, asked)
    return DONE


def _link(token: str) -> str:
    """The link as it is sent; without an address of the dashboard, what follows it."""
    return f"{access(os.environ).url or 'http://localhost:8501'}/invitation/{token}"


def _line(account: Account, language: Language) -> str:
    closed = f"\t{translate(language, 'closed account')}" if account.disabled_at else ""
    seen = f"{account.seen_at:%Y-%m-%d}" if account.seen_at else "–"
    return f"{account.email}\t{Role(account.role).name.lower()}\t{account.person.author}\t{seen}{closed}"
