"""What is due leaves once: read back from a real SMTP server, through a kill in the middle and with two servers."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from lib.domain.mail import SWITCHED, MailKind
from lib.domain.people import Person
from lib.domain.roles import Role
from lib.domain.writing import Writing
from lib.people.store import People, close_all, path_of
from lib.store import connection, reads
from lib.store.places.shared.address import SharedAddress
from lib.store.state import State
from lib.usecases.people import accounts, messages, round_links, tokens
from lib.usecases.people.accounts import Said
from lib.usecases.people.audit import Asked
from lib.usecases.people.messages import LOST, Fate, Key
from lib.usecases.plans import close_plan, reopen_plan
from lib.usecases.rounds import open_round
from lib.usecases.start import SAMPLE_PLAN
from lib.web import posting
from tests.mail.mailbox import mailbox

ROOT = Path(__file__).parents[2]
MONDAY = datetime(2026, 11, 30, 6, 0)  # seven o'clock in Casablanca
ADMIN = Person("Poste local", Role.ADMINISTRATOR)
#: Name, function, organisation, role, language.
EVERYBODY = (
    ("Awa Exemple", "Chargée de mission", "CCIT", Role.PARTNER, "fr"),
    ("Kofi Exemple", "Chargé de mission", "CCIT", Role.PARTNER, "fr"),
    ("Karim Exemple", "Président", "CCIS-RSK", Role.READER, "ar"),
    ("Sara Exemple", "Chargée du suivi", "CCIS-RSK", Role.EDITOR, "fr"),
    ("Essi Exemple", "Secrétaire", "CATO", Role.PARTNER, "en"),
    ("Ama Exemple", "Directrice", "Ailleurs", Role.PARTNER, "en"),
)


class House:
    """A plan with its people and its mail server."""

    def __init__(self, folder, box, port, where):
        self.box, self.port = box, port
        self.where = where
        self.environment = {
            "PLAN_DATABASE": where.url if isinstance(where, SharedAddress) else str(where),
            "PLAN_SMTP": f"smtp://127.0.0.1:{port}?from=Suivi%20<plan@ccis.example>",
            "PLAN_ACCESS": "accounts",
            "PLAN_URL": "https://plan.ccis.example",
        }
        self.asked = Asked(ADMIN, MONDAY - timedelta(days=3))
        self.people = People.open(where)

    @property
    def server(self):
        return f"smtp://127.0.0.1:{self.port}"

    def invite(self, *everybody):
        for name, job, organisation, role, language in everybody:
            email = f"{name.split()[0].lower()}@chambre.example"
            accounts.invite(self.people, Said(email, name, role, job, organisation, language), self.asked)

    def switch(self, *kinds):
        key = Key(MailKind.FIRST, "", date(2026, 11, 27), "")
        messages.claim(
            self.people,
            key,
            address="root@chambre.example",
            subject="",
            server=self.server,
            now=self.asked.at,
        )
        messages.sent(self.people, key, self.asked.at)
        for kind in kinds:
            messages.switch(self.people, kind, SAMPLE_PLAN, on=True, server=self.server, asked=self.asked)

    def pass_at(self, at=MONDAY):
        return posting.post_due(self.environment, lambda: at)

    def log(self):
        return messages.log(self.people, SAMPLE_PLAN, self.asked, limit=500)

    @property
    def received(self):
        """(kind, to) of what the server took, as its subjects say."""
        return Counter(
            (message["Message-ID"], message["To"].addresses[0].addr_spec.split("@")[0])
            for message in self.box.messages
        )

    def to(self, name):
        return [m for m in self.box.messages if m["To"].addresses[0].addr_spec == f"{name}@chambre.example"]


@pytest.fixture
def house(tmp_path, sample_file, request):
    server = request.config.server
    path = tmp_path / "plan.duckdb"
    path.write_bytes(sample_file.read_bytes())
    where = server.address(server.database(path)) if server else path
    with mailbox() as (box, port):
        found = House(tmp_path, box, port, where)
        found.invite(*EVERYBODY)
        yield found
        found.people.close()
        close_all()
        connection.close_all()


def test_nothing_leaves_before_it_is_switched_on(house):
    assert house.pass_at() == 0
    house.switch()
    assert house.pass_at() == 0
    assert house.box.taken == []


def test_nothing_leaves_of_a_closed_plan_nor_for_a_round_that_was_open_in_it(house):
    house.switch(*SWITCHED)
    store = connection.opened(house.where)
    writing = Writing(SAMPLE_PLAN, "Sara", MONDAY - timedelta(days=4), date(2026, 11, 26))
    open_round(store, {"asked_for": date(2026, 12, 4)}, ["CCIT"], writing)
    close_plan(store, reads.current_revision(store), writing, reason="Achevé")
    assert house.pass_at() == 0
    assert house.box.taken == []
    reopen_plan(store, reads.current_revision(store), writing, reason="Prolongé")
    assert house.pass_at() > 0, "what is due is told again once it is followed again"


def test_on_monday_morning_each_person_is_told_what_concerns_them_once(house):
    house.switch(*SWITCHED)
    assert house.pass_at(MONDAY - timedelta(minutes=1)) == 0, "it is not seven yet"
    sent = house.pass_at()
    assert sent == len(house.box.taken) > 8
    for minutes in (1, 2, 60, 600):
        assert house.pass_at(MONDAY + timedelta(minutes=minutes)) == 0
    assert len(house.box.taken) == sent
    assert set(house.received.values()) == {1}

    (note,) = [m for m in house.to("karim") if list(m.iter_attachments())]
    (paper,) = note.iter_attachments()
    assert paper.get_filename() == "note-ar-2026-11-30.pdf"
    assert paper.get_content().startswith(b"%PDF")
    assert note["Content-Language"] == "ar"
    assert 'dir="rtl"' in note.get_body(("html",)).get_content()
    assert not [
        m
        for m in house.box.messages
        if list(m.iter_attachments()) and m is not note and "karim" not in str(m["To"])
    ]
    assert house.to("ama") == [], "a partner whose organisation the plan does not name is told of nothing"
    for message in house.box.messages:
        assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        stop = re.search(r"<(https://plan.ccis.example/mail/stop/[^>?]+)", message["List-Unsubscribe"])[1]
        account = tokens.stopped_by(house.people, stop.rpartition("/")[2])
        assert account in {to.key for to in messages.recipients(house.people)}
        assert stop in message.get_body(("plain",)).get_content()
    held = house.log()
    assert len(held) == sent + 1
    assert {entry.fate(MONDAY) for entry in held} == {Fate.SENT}
    assert {entry.name for entry in held if entry.kind == MailKind.NOTE} == {"Karim Exemple"}


def test_who_asks_to_receive_no_more_is_left_out_from_then_on(house):
    house.switch(MailKind.DIGEST)
    sara = next(to.key for to in messages.recipients(house.people) if to.name == "Sara Exemple")
    messages.pause(house.people, sara, on=True, asked=house.asked)
    house.pass_at()
    assert house.to("sara") == []
    assert house.to("karim")


def test_two_servers_send_each_message_once(house):
    """Two processes begin at the same moment on the same plan; PostgreSQL or one file of people, as it is kept."""
    house.switch(MailKind.DIGEST, MailKind.PASSED, MailKind.ON_THE_DAY)
    house.invite(*((f"P{n} Exemple", "", "CCIS-RSK", Role.READER, "fr") for n in range(12)))
    if isinstance(house.where, SharedAddress):
        found = [_process(house) for _ in range(2)]
        sent = sum(int(process.communicate(timeout=120)[0]) for process in found)
    else:  # a data file is one process's; its people are anybody's
        sent = _two_offices(house)
    assert sent == len(house.box.taken) > 15
    assert set(house.received.values()) == {1}
    assert len({(entry.kind, entry.account) for entry in house.log()}) == sent + 1


def _two_offices(house):
    """Two passes in two threads, each with people of its own."""
    ready, counts = threading.Barrier(2), []

    def one():
        people = People.open(house.where)
        ready.wait()
        counts.append(posting.post_through(house.environment, people, lambda: MONDAY))
        people.close()

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts)


def _process(house, at=MONDAY):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.web.poster", at.isoformat()],
        cwd=ROOT, env={**os.environ, **house.environment}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_a_process_that_is_killed_between_two_messages_leaves_none_twice_and_says_what_is_not_known(house):
    house.switch(MailKind.DIGEST, MailKind.PASSED)
    held = threading.Event()
    house.box.holds(3, held)
    process = _process(house)
    assert house.box.reached.wait(120), "the third message is on its way"
    process.send_signal(signal.SIGKILL)
    process.wait()
    held.set()

    third = len(house.box.taken)
    again = house.pass_at(MONDAY + timedelta(minutes=1))
    assert again > 0, "the others are not forgotten"
    assert set(house.received.values()) == {1}
    by_fate = Counter(entry.fate(MONDAY + timedelta(minutes=1)) for entry in house.log())
    assert by_fate[Fate.UNDER_WAY] == 1
    later = Counter(entry.fate(MONDAY + LOST + timedelta(minutes=1)) for entry in house.log())
    assert later[Fate.UNKNOWN] == 1, "it is told, and not sent again by itself"
    assert house.pass_at(MONDAY + LOST + timedelta(minutes=2)) == 0
    assert third + again == len(house.box.taken)


def _killed(process, held):
    process.send_signal(signal.SIGKILL)
    process.wait()
    held.set()


def _before_it_came(house, process, held):
    """The server knows to whom the message goes, and has not asked for it yet."""
    assert house.box.reached.wait(120)
    _killed(process, held)


def _after_it_was_taken(house, process, held):
    """The server said that it has the message; that it left is not recorded yet: the file of people is held by another."""
    assert house.box.reached.wait(120)
    with closing(sqlite3.connect(path_of(house.where), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        held.set()
        time.sleep(2)  # well before who waits for the file gives up, well after the answer came
        assert process.poll() is None
        _killed(process, held)
        other.execute("ROLLBACK")


@pytest.mark.parametrize(
    ("moment", "arrived"), [(_before_it_came, 0), (_after_it_was_taken, 1)], ids=["before", "after"]
)
def test_whatever_a_kill_cuts_off_the_one_message_that_nobody_can_decide_is_told_and_never_sent_twice(
    house, moment, arrived
):
    if isinstance(house.where, SharedAddress):
        pytest.skip("the file of people is held by another: there is none")
    house.switch(MailKind.DIGEST, MailKind.PASSED)
    held = threading.Event()
    (house.box.holds if arrived else house.box.holds_before)(3, held)
    moment(house, _process(house), held)
    before = dict(house.received)
    assert sum(before.values()) == 2 + arrived

    for minutes in (1, 2, 11, 30):  # a restart, and every pass of the morning
        house.pass_at(MONDAY + timedelta(minutes=minutes))
    assert set(house.received.values()) == {1}
    late = MONDAY + LOST + timedelta(minutes=30)
    (lost,) = [entry for entry in house.log() if entry.fate(late) is Fate.UNKNOWN]
    told = {m["To"].addresses[0].addr_spec for m in house.box.messages if m["Message-ID"] not in before}
    assert len(house.log()) == len(house.box.taken) + 1 + (0 if arrived else 1), (
        "with the first mail to oneself"
    )
    assert (lost.sent_at, lost.error) == (None, None) and told


def test_a_server_that_is_busy_is_asked_again_and_one_that_is_gone_costs_nothing(house):
    house.switch(MailKind.DIGEST)
    house.box.answers["sara@chambre.example"] = "451 4.7.1 greylisted"
    house.box.answers["essi@chambre.example"] = "550 5.1.1 nobody here"
    house.pass_at()
    fates = {entry.name: entry.fate(MONDAY) for entry in house.log()}
    assert (fates["Sara Exemple"], fates["Essi Exemple"]) == (Fate.LATER, Fate.REFUSED)
    assert house.to("karim")
    house.box.answers.clear()
    assert house.pass_at(MONDAY + timedelta(minutes=4)) == 0
    assert house.pass_at(MONDAY + timedelta(minutes=6)) == 1
    assert house.to("sara")
    assert house.to("essi") == []
    assert house.pass_at(MONDAY + timedelta(minutes=12)) == 0


def test_where_no_mail_server_is_named_nothing_is_begun(house):
    del house.environment["PLAN_SMTP"]
    before = threading.active_count()
    with posting.posting(house.environment, first=0.01, each=0.01):
        assert threading.active_count() == before
    assert house.pass_at() == 0


def test_the_thread_of_the_app_sends_by_itself_and_ends_with_it(house):
    house.switch(MailKind.NOTE)
    with posting.posting(house.environment, now=lambda: MONDAY, first=0.01, each=0.02):
        for _ in range(600):
            if house.box.taken:
                break
            threading.Event().wait(0.05)
    assert len(house.box.taken) == 1
    assert not [thread for thread in threading.enumerate() if thread.name == "posting"]


def test_a_round_asks_each_organisation_once_and_again_near_its_end(house):
    store = connection.opened(house.where)
    writing = Writing(SAMPLE_PLAN, "t", MONDAY, date(2026, 11, 30))
    values: dict[str, Any] = {
        "asked_for": date(2026, 11, 30),
        "answers_until": date(2026, 12, 7),
        "word": "Merci à vous.",
    }
    open_round(store, values, ["CCIT", "CATO"], writing)
    house.switch(MailKind.ROUND)
    assert house.pass_at() == 3
    assert house.pass_at(MONDAY + timedelta(minutes=1)) == 0
    assert house.pass_at(MONDAY + timedelta(days=1)) == 0
    links = {}
    for name in ("awa", "kofi", "essi"):
        (message,) = house.to(name)
        links[name] = re.search(
            r"https://plan.ccis.example(/r/sample/[\w-]+)", message.get_body(("plain",)).get_content()
        )[1]
        assert "Merci à vous." in message.get_body(("html",)).get_content()
    assert links["awa"] == links["kofi"] != links["essi"]
    token = links["essi"].rpartition("/")[2]
    answer = round_links.answer_of(house.people, SAMPLE_PLAN, token)
    state = State(store, reads.current_revision(store), SAMPLE_PLAN, date(2026, 11, 30))
    assert [row.organisation for row in reads.round_answers(state) if row.key == answer] == ["CATO"]
    assert house.pass_at(MONDAY + timedelta(days=5)) == 3, "two days before its end"
    assert house.pass_at(MONDAY + timedelta(days=6)) == 0
    assert len(house.to("essi")) == 2
