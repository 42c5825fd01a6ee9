"""Mail, for a terminal: `mail test ADDRESS`, `mail state`, while the dashboard runs or not."""

from __future__ import annotations

import argparse
import os
from contextlib import closing
from dataclasses import replace

from lib.clock import now
from lib.commands.outcome import DONE, FAILED
from lib.documents.mail import kinds
from lib.documents.mail.facts import Writer
from lib.documents.mail.model import Mail
from lib.domain.errors import Invalid
from lib.domain.mail import Recipient, is_address
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.i18n import LANGUAGES, Language, mark, translate, translate_plural
from lib.i18n.labels import label
from lib.mail.server import SMTP, server_of
from lib.people.store import People
from lib.store.connection import location
from lib.usecases.people import messages
from lib.usecases.people.audit import Asked
from lib.usecases.people.messages import Fate
from lib.web.posting import post_first

#: Whoever may read the settings of the machine may do this.
MACHINE = Person("python -m lib mail", Role.ADMINISTRATOR)
UNSENT = mark("Nothing was sent.")
#: Lines of the log that are looked through.
LAST = 200


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `mail` and what it does to the command line."""
    told = "the mail server: test, state"
    family = commands.add_parser("mail", help=told, description=told).add_subparsers(
        required=True, metavar="what"
    )

    def command(name: str, told: str) -> argparse.ArgumentParser:
        added = family.add_parser(name, help=told, description=told)
        added.set_defaults(run=_test if name == "test" else _state, held=UNSENT)
        added.add_argument("--lang", choices=LANGUAGES, default="fr")
        return added

    command("test", "send a first mail through the server of PLAN_SMTP").add_argument("address")
    command("state", "which server, what is switched on, what is not known to have left")


def _test(options: argparse.Namespace) -> int:
    if not is_address(options.address):
        raise Invalid("email_unreadable", "This is no address of mail.", field="to")
    with closing(People.open(location(os.environ))) as people:
        to = Recipient("", "", options.address, options.lang)
        post_first(os.environ, people, to, _mail(options.lang), now())
    told = mark(
        "A first mail left for {address}. Look whether it arrived, then switch on what is to be sent."
    )
    print(translate(options.lang, told, address=options.address))
    return DONE


def _mail(language: Language) -> Mail:
    """The first mail, of no plan: the dashboard may hold its file."""
    day = now().date()
    writer = Writer(translate(language, "Joint action plan"), "", language, day, revision=0, fingerprint="")
    return replace(kinds.first(writer, {}), foot=(), closing=())


def _state(options: argparse.Namespace) -> int:
    """Says it; 1 where no server is named."""
    language: Language = options.lang
    server = server_of(os.environ)
    if server is None:
        print(translate(language, mark("No mail server is named: set {name}, then start again."), name=SMTP))
        return FAILED
    told = mark("Mail server: {server}, from {sender}.")
    print(translate(language, told, server=server.told, sender=server.address))
    with closing(People.open(location(os.environ))) as people:
        on = sorted(messages.switches(people))
        if not on:
            print(translate(language, mark("Nothing is switched on: nobody else receives anything.")))
        for plan, kind in on:
            print(f"✔ {plan}: {label(language, kind)}")
        at = now()
        lost = {plan: 0 for plan, _ in on}
        for plan in lost:
            log = messages.log(people, plan, Asked(MACHINE, at), limit=LAST)
            lost[plan] = sum(entry.fate(at) is Fate.UNKNOWN for entry in log)
        if n := sum(lost.values()):
            print(
                translate_plural(
                    language,
                    "{n} message is not known to have left: the page of mail names it.",
                    "{n} messages are not known to have left: the page of mail names them.",
                    n,
                )
            )
    return DONE
