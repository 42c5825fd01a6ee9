"""What each person is told, and by which kind of message: once, what concerns them, and nothing that they may not see."""

import re
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any

import pytest

from lib.documents import look
from lib.documents.mail import html, kinds, text
from lib.documents.mail.facts import Call
from lib.domain.changes import Change
from lib.domain.mail import MailKind, Recipient, kinds_due
from lib.domain.palette import DARK, LIGHT
from lib.domain.terms import RevisionKind
from lib.domain.writing import Writing
from lib.domain.zones import in_zone
from lib.i18n import LANGUAGES
from lib.reports.mail.messages import enclosed, is_president, mail_for
from lib.reports.mail.morning import Morning, Site
from lib.store import reads
from lib.store.connection import Store
from lib.store.ledger import commit, rows_at
from lib.store.state import State
from lib.usecases.plans import start_empty
from lib.usecases.record import create_row
from lib.usecases.start import SAMPLE_PLAN
from tests.bench.plans import write_plan
from tests.poison import poison
from tests.sample import LAST

MONDAY, TUESDAY, THURSDAY = date(2026, 11, 30), date(2026, 12, 1), date(2026, 11, 26)
SITE = Site("https://plan.example/", "")
STOP = "https://plan.example/mail/stop/abc"


def person(organisation="CCIT", language="fr", *, function="", name="Awa Exemple", is_partner=False):
    return Recipient(
        f"k{organisation}{name}", name, "awa@chambre.example", language, function, organisation, is_partner
    )


def told(state, kind, to, *others, day=MONDAY):
    return mail_for(kind, Morning(state.at(state.revision, day)), to, [to, *others], site=SITE)


def every(state, language):
    """A message of each kind, with as much in it as the plan gives."""
    ccit = person(language=language)
    president = person("CCIS-RSK", language, function="Président")
    writer = Morning(state.at(state.revision, MONDAY)).writer(language, SITE)
    days = {
        MailKind.WEEK_BEFORE: date(2026, 12, 24),
        MailKind.ON_THE_DAY: date(2026, 12, 15),
        MailKind.AWAITED: THURSDAY,
    }
    found: dict[MailKind, Any] = {
        kind: told(state, kind, president if kind is MailKind.NOTE else ccit, day=days.get(kind, MONDAY))
        for kind in MailKind
        if kind not in (MailKind.ROUND, MailKind.FIRST)
    }
    found[MailKind.ROUND] = kinds.call(
        writer,
        Call("CCIT", 7, MONDAY, date(2026, 12, 7), "https://plan.example/answer/abc", word="Merci à vous."),
    )
    found[MailKind.FIRST] = kinds.first(writer, {MailKind.DIGEST: True, MailKind.NOTE: False})
    return {
        kind: mail if kind is MailKind.FIRST else kinds.stoppable(mail, STOP) for kind, mail in found.items()
    }


@pytest.fixture(scope="module")
def state(sample_file, tmp_path_factory):
    store = Store.open(_copied(sample_file, tmp_path_factory.mktemp("mail")))
    yield State(store, reads.current_revision(store), SAMPLE_PLAN, MONDAY)
    store.close()


def _copied(file, folder):
    path = folder / "plan.duckdb"
    path.write_bytes(file.read_bytes())
    return path


class Read(HTMLParser):
    """The words of a page, its elements closed in order, where its links lead."""

    def __init__(self, page):
        super().__init__()
        self.words, self.links, self.tags, self.open = "", [], set(), []
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.links += [value for name, value in attributes if name in ("href", "src", "background")]
        if tag not in ("meta", "br", "!doctype"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.words += data


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_says_the_same_as_text_and_as_html_in_every_language(state, language):
    colours = {value for theme in (LIGHT, DARK) for value in vars_of(theme)}
    found = every(state, language)
    assert set(found) == set(MailKind)
    for kind, mail in found.items():
        page, plain = html.html(mail), text.text(mail)
        read = Read(page)
        assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in page
        assert {link.split("/")[2] for link in read.links} == {"plan.example"}, (
            "nothing is fetched from elsewhere"
        )
        assert not read.tags & {"script", "img", "link", "iframe", "form", "table"}
        assert "{" not in plain + read.words
        assert set(re.findall(r"#[0-9A-Fa-f]{6}", page)) <= colours
        assert len(page) < 60_000
        for said in (
            mail.title,
            *mail.paragraphs,
            *(line.name for part in mail.parts for line in part.lines),
        ):
            for one in said.split("\n"):
                one = look.readable(one)
                assert one in read.words, (kind, one)
                assert one in plain, (kind, one)
        assert STOP in plain or kind is MailKind.FIRST
        assert len(text.pasted(mail)) < 4_000, "a message of a telephone"
        assert "\n" not in text.subject(mail)
        assert len(text.subject(mail)) <= text.SUBJECT
        # The next sentence is that of the sample, which no message leaves out.
        assert mail.sample
        assert mail.sample in text.subject(mail)
        assert mail.sample in read.words
        if language == "ar":
            assert all(
                line.startswith("\N{RIGHT-TO-LEFT MARK}")
                for line in plain.splitlines()
                if line and line != "-- "
            )


def vars_of(theme):
    for value in (getattr(theme, name) for name in theme.__slots__):
        yield from value.values() if hasattr(value, "values") else [value]


def test_what_people_typed_is_never_markup(sample_store):
    revision = poison(sample_store)
    state = State(sample_store, revision, SAMPLE_PLAN, MONDAY)
    organisation = next(name for row in Morning(state).dues for name in row.organisations)
    for language in LANGUAGES:
        for kind in (MailKind.PASSED, MailKind.DIGEST):
            mail = told(state, kind, person(organisation, language))
            read = Read(html.html(mail))
            assert not read.tags & {"script", "img", "iframe"}
            assert {link.split("/")[2] for link in read.links} == {"plan.example"}
            assert text.subject(mail).count("\n") == 0


def test_a_deadline_is_told_to_its_owner_else_to_its_organisation(state):
    """A2.3 is led by CCIT, held by its « Directeur de la promotion des entreprises »."""
    owner = person(function="Directeur de la promotion des entreprises", name="Kofi Exemple")
    colleague, other = person(name="Awa Exemple"), person("CATO", name="Essi Exemple")

    def codes(to, *others):
        mail = told(state, MailKind.PASSED, to, *others)
        return {line.name.split(" – ")[0] for part in mail.parts for line in part.lines} if mail else set()

    assert "A2.3" in codes(colleague), "nobody holds it by function: all of the organisation"
    assert "A2.3" in codes(owner, colleague)
    assert "A2.3" not in codes(colleague, owner), "one person is enough"
    assert codes(colleague, owner) | codes(owner, colleague) == codes(colleague)
    assert "A2.3" not in codes(other, owner, colleague)
    assert told(state, MailKind.PASSED, person("", name="")) is None, (
        "nobody's organisation is not everybody's"
    )


def test_who_has_nothing_to_be_told_is_not_written_to(state):
    assert told(state, MailKind.WEEK_BEFORE, person("Sans action")) is None
    assert told(state, MailKind.NOTE, person("CCIS-RSK", function="Directeur")) is None
    assert told(state, MailKind.PASSED, person(), day=date(2026, 12, 2)) is None, (
        "told the day after, then on Mondays"
    )
    assert told(state, MailKind.PASSED, person(), day=date(2026, 11, 1)) is None


def test_a_deadline_is_told_a_week_before_on_the_day_and_the_day_after(state):
    """A3.6 of CCIS-RSK is due on 30 November."""
    to = person("CCIS-RSK")
    for kind, day in ((MailKind.WEEK_BEFORE, 23), (MailKind.ON_THE_DAY, 30)):
        for shift in (-1, 0, 1):
            mail = told(state, kind, to, day=date(2026, 11, day).replace(day=min(30, day + shift)))
            if day + shift <= 30:
                assert bool(mail and any("A3.6" in line.name for p in mail.parts for line in p.lines)) == (
                    shift == 0
                )
    assert any(
        "A3.6" in line.name for p in told(state, MailKind.PASSED, to, day=TUESDAY).parts for line in p.lines
    )


def test_the_president_is_known_by_the_function_and_gets_the_paper(state):
    morning = Morning(state)
    for function in ("Président", "présidente de la chambre", "President", "الرئيس"):
        assert is_president(morning, person("CCIS-RSK", function=function)), function
    assert not is_president(morning, person("CCIT", function="Président"))
    assert not is_president(morning, person("CCIS-RSK", function="Vice-président"))
    to = person("CCIS-RSK", "ar", function="Président")
    assert enclosed(MailKind.NOTE, morning, to).startswith(b"%PDF")
    assert enclosed(MailKind.DIGEST, morning, to) == b""


def test_what_is_confidential_is_in_no_message_to_a_partner(sample_store):
    rows = rows_at(sample_store, LAST, SAMPLE_PLAN, "action")
    hidden = {key: row for key, row in rows.items() if row["code"] in ("A2.3", "A3.6", "A1.6", "A6.2")}
    changes = [Change("action", key, {"confidential": None}, {"confidential": True}) for key in hidden]
    number = commit(
        sample_store, changes, plan=SAMPLE_PLAN, author="t", kind=RevisionKind.EDIT, reason="",
        recorded_at=datetime(2026, 11, 24, 9), as_of=date(2026, 11, 24),
    )  # fmt: skip
    state = State(sample_store, number, SAMPLE_PLAN, MONDAY)
    titles = [str(row["title"]).removeprefix("[EXEMPLE] ") for row in hidden.values()]
    seen_by_team = 0
    mornings = [Morning(state.at(number, day)) for day in (MONDAY, THURSDAY)]
    for is_partner in (False, True):
        for organisation in ("CCIT", "CCIS-RSK", "Ambassade du Togo"):
            to = person(organisation, function="Président", is_partner=is_partner)
            for morning in mornings:
                for kind in MailKind:
                    mail = mail_for(kind, morning, to, [to], site=SITE)
                    held = text.text(mail) + html.html(mail) if mail else ""
                    found = [title for title in titles if look.readable(title) in held]
                    seen_by_team += len(found)
                    assert not (is_partner and found), (kind, found)
    assert seen_by_team, "the team reads of them"


def test_messages_leave_in_the_morning_of_the_plan_s_zone_whatever_the_season():
    def at(*moment):
        return kinds_due(in_zone(datetime(*moment), "Africa/Casablanca"))

    assert MailKind.NOTE in at(2026, 11, 30, 6, 0), "Monday, 07:00 in Casablanca, an hour ahead of UTC"
    assert at(2026, 11, 30, 5, 59) == ()
    assert at(2027, 2, 15, 6, 0) == (), "in Ramadan clocks there are those of UTC"
    assert MailKind.DIGEST in at(2027, 2, 15, 7, 0)
    assert MailKind.NOTE not in at(2026, 12, 1, 7, 0)
    assert MailKind.PASSED in at(2026, 12, 1, 7, 0)
    assert at(2026, 11, 30, 19, 0) == (), "eight in the evening: tomorrow, or not at all"
    assert kinds_due(in_zone(datetime(2026, 11, 30, 7, 0), "Africa/Lome"))


@pytest.mark.parametrize("begun", [date(2026, 11, 28), MONDAY])
def test_the_first_week_of_a_plan_is_told_since_it_was_begun(begun):
    store = Store.open()
    start_empty(
        store, "Plan", "CCIS-RSK", Writing("p", "Amina", datetime.combine(begun, datetime.min.time()), begun)
    )
    writing = Writing("p", "Amina", datetime(2026, 11, 30, 9), MONDAY)
    row = {"code": "A1", "title": "Signer", "organisation": "CCIT", "deadline_precision": "unknown"}
    create_row(store, "action", {**row, "status": "in_progress"}, writing)
    mail = told(State(store, reads.current_revision(store), "p", MONDAY), MailKind.DIGEST, person())
    assert f"DEPUIS LE {begun:%d/%m/%Y}" in text.text(mail)
    assert "A1 – " in text.text(mail)
    store.close()


@pytest.mark.parametrize("size", [0, 1, 10_000])
def test_a_plan_of_any_size_is_told_in_a_few_lines(tmp_path, size):
    store = Store.open(write_plan(tmp_path / "plan.duckdb", size))
    state = State(store, reads.current_revision(store), "p", MONDAY)
    morning = Morning(state)
    organisations = sorted({name for row in morning.dues for name in row.organisations}) or ["CCIS-RSK"]
    to = person(organisations[0])
    for kind in (MailKind.PASSED, MailKind.DIGEST, MailKind.AWAITED):
        mail = mail_for(kind, morning, to, [to], site=Site())
        if mail:
            assert len(html.html(mail)) < 60_000
            assert all(len(part.lines) <= kinds.MOST for part in mail.parts)
            assert "http" not in text.text(mail), "without an address of the dashboard no link is made up"
    store.close()
