"""`python -m lib mail`: a test mail leaves through the server of the settings; its state says what is so."""

import os
from datetime import date, timedelta

import pytest

from lib.__main__ import main
from lib.clock import now
from lib.commands.mail import MACHINE
from lib.domain.mail import MailKind
from lib.mail.server import server_of
from lib.people.store import People
from lib.usecases.people import messages
from lib.usecases.people.audit import Asked
from lib.usecases.people.messages import LOST, Key
from tests.mail.mailbox import mailbox


@pytest.fixture
def server(tmp_path, monkeypatch):
    """A mail server, and a place for people without any plan."""
    monkeypatch.setenv("PLAN_DATABASE", str(tmp_path / "plan.duckdb"))
    with mailbox() as (box, port):
        monkeypatch.setenv("PLAN_SMTP", f"smtp://127.0.0.1:{port}?from=plan@ccis.example")
        yield box


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_a_first_mail_leaves_from_a_terminal(server, capsys, language):
    assert main(["mail", "test", "awa@chambre.example", "--lang", language]) == 0
    (message,) = server.messages
    assert message["To"].addresses[0].addr_spec == "awa@chambre.example"
    assert message["Content-Language"] == language
    assert "awa@chambre.example" in capsys.readouterr().out


def test_what_goes_wrong_is_said_and_fails(server, capsys, monkeypatch):
    assert main(["mail", "test", "nobody", "--lang", "en"]) == 1
    server.answers["awa@chambre.example"] = "550 5.1.1 nobody here"
    assert main(["mail", "test", "awa@chambre.example", "--lang", "en"]) == 1
    assert "550 5.1.1 nobody here" in capsys.readouterr().err
    monkeypatch.delenv("PLAN_SMTP")
    assert main(["mail", "test", "awa@chambre.example"]) == 1
    assert main(["mail", "state"]) == 1


def test_the_state_names_what_is_on_and_counts_what_is_not_known(server, tmp_path, capsys):
    assert main(["mail", "state", "--lang", "en"]) == 0
    assert "Nothing is switched on" in capsys.readouterr().out
    main(["mail", "test", "awa@chambre.example"])
    people = People.open(tmp_path / "plan.duckdb")
    asked = Asked(MACHINE, now() - LOST - timedelta(minutes=1))
    held = messages.log(people, "p", asked)[0]
    assert held.kind == MailKind.FIRST
    messages.switch(people, MailKind.DIGEST, "p", on=True, server=server_of(os.environ).told, asked=asked)
    key = Key(MailKind.DIGEST, "p", date(2026, 11, 23), "k1")
    messages.claim(people, key, address="a@example.org", subject="", server="", now=asked.at)
    people.close()
    capsys.readouterr()
    assert main(["mail", "state", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "✔ p: Digest of the week" in out
    assert "1 message is not known to have left" in out
