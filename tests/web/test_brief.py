"""The president's page: what it tells, in every language, of every plan; and what it never does."""

import asyncio
import re
import shutil
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.routing import Route

from lib.domain.access import Access, Mode
from lib.domain.changes import Change
from lib.domain.palette import DARK, LIGHT
from lib.domain.schema import ACTION, PARTNER
from lib.domain.terms import RevisionKind, Situation
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES, direction, translate, translate_plural
from lib.i18n.formats import format_fraction, format_percent
from lib.reports.identity import figures_mark
from lib.store import reads
from lib.store.connection import opened
from lib.store.ledger import commit
from lib.store.state import State
from lib.usecases.copying import copy_plan
from lib.usecases.plans import close_plan, start_empty
from lib.web.brief import brief
from lib.web.headers import SecurityHeaders
from tests.bench.plans import long_action, write_plan
from tests.conftest import DAY, NOW

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f\u200b"))
#: Two fifths of what a page of the framework takes for its first script alone.
HEAVIEST = 40_000
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> &amp; {n} \x00\u202e"


class Read(HTMLParser):
    """What a browser makes of a page: its texts, its tags, its addresses."""

    def __init__(self, page):
        super().__init__()
        self.texts, self.tags, self.addresses, self.open = [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.open.append(tag)
        named = dict(attributes)
        assert not any(name.startswith("on") for name in named), named
        self.addresses += [value for name, value in attributes if name in ("href", "src", "action")]

    def handle_data(self, data):
        if self.open[-1:] != ["style"]:
            self.texts.append(data)

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass

    @property
    def text(self):
        return plain(" ".join(self.texts))


def plain(text):
    """A text without marks of direction, with plain spaces."""
    return re.sub(
        r"\s+", " ", text.replace("’", "'").translate(MARKS).replace("\u00a0", " ").replace("\u202f", " ")
    )


class Answer:
    """What the server sent."""

    def __init__(self, sent):
        self.status_code = sent[0]["status"]
        self.headers = Headers(raw=sent[0]["headers"])
        self.content = b"".join(message.get("body", b"") for message in sent[1:])
        self.text = self.content.decode()


class Client:
    """Asks the application as a server does, with no line between."""

    def __init__(self, reached=None):
        route = Route("/brief", brief(reached or Access()))
        self.app = Starlette(routes=[route], middleware=[Middleware(SecurityHeaders)])

    def get(self, address, headers=None):
        path, _, query = address.partition("?")
        sent = []
        scope = {
            "type": "http", "http_version": "1.1", "method": "GET", "path": path, "raw_path": path.encode(),
            "query_string": quote(query, safe="=&%;,.-").encode(), "scheme": "http", "server": ("localhost", 80),
            "headers": [(name.encode(), value.encode()) for name, value in (headers or {}).items()],
        }  # fmt: skip

        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            sent.append(message)

        asyncio.run(self.app(scope, receive, send))
        return Answer(sent)


@pytest.fixture
def ask(sample_file, tmp_path, monkeypatch):
    """Asks for the page of a plan: the sample, or one that a function records beside it."""
    path = tmp_path / "plan.duckdb"
    monkeypatch.setenv("PLAN_DATABASE", str(path))

    def asked(query="", *, file=sample_file, **headers):
        if not path.exists():
            shutil.copy(file, path)
        return Client().get(f"/brief{query}", headers=headers)

    yield asked
    opened(path).close()


def made(tmp_path, monkeypatch, *, size=0, axes=6, action=long_action):
    """The state of a plan of any size, which the page then shows."""
    path = tmp_path / "made.duckdb"
    write_plan(path, size, axes=axes, action=action)
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    store = opened(path)
    return State(store, reads.current_revision(store), reads.current_plan(store), DAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_the_figures_of_the_screens_in_every_language(ask, sample_store, language):
    answer = ask(f"?lang={language}")
    page = Read(answer.text)
    state = State(sample_store, reads.current_revision(sample_store), "sample", DAY)
    head = reads.headline(state)
    for said in (
        format_fraction(language, head.done, head.tracked),
        format_percent(language, head.progress),
        translate(language, "SAMPLE – fictional data"),
        translate(language, "What is asked of you"),
        translate(language, "Overdue, and who must act"),
        translate(language, "Next steps"),
        f"{state.revision}",
        "24/11/2026",
        figures_mark(state),
    ):
        assert plain(said) in page.text, said
    for row in reads.overdue(state):
        assert row.title in page.text
        assert row.responsible in page.text
    for axis in reads.axes(state):
        assert axis.axis_title in page.text
    asked, late = (page.text.index(plain(translate(language, part))) for part in (
        "What is asked of you", "Overdue, and who must act"))  # fmt: skip
    assert asked < late
    assert f'<html lang="{language}" dir="{direction(language)}"' in answer.text
    assert page.tags.count("h1") == 1
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_runs_nothing_and_fetches_nothing(ask, language):
    page = Read(ask(f"?lang={language}").text)
    assert not {"script", "img", "link", "iframe", "object", "form", "base"} & set(page.tags)
    assert not [address for address in page.addresses if re.match(r"\w+:|//", address)]
    assert "url(" not in ask().text
    assert "@import" not in ask().text


@pytest.mark.parametrize(("size", "axes"), [(300, 6), (10_000, 30)])
def test_the_page_stays_light_and_counts_what_it_leaves_out(tmp_path, monkeypatch, size, axes):
    state = made(tmp_path, monkeypatch, size=size, axes=axes)
    late = reads.overdue(state, limit=1).found
    for language in LANGUAGES:
        answer = Client().get(f"/brief?lang={language}")
        assert len(answer.content) < HEAVIEST
        page = Read(answer.text)
        assert (
            plain(translate_plural(language, "+ {n} other action", "+ {n} other actions", late - 12))
            in page.text
        )
        assert page.tags.count("h1") == 1
    state.store.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_plan_is_told_in_a_sentence(ask, empty_file, language):
    answer = ask(f"?lang={language}", file=empty_file)
    page = Read(answer.text)
    assert answer.status_code == 200
    assert plain(translate(language, "The plan holds no tracked action yet.")) in page.text
    assert plain(translate(language, "Open the dashboard")) in page.text
    assert "dl" not in page.tags


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_store_without_a_plan_and_one_that_cannot_be_read_are_told_in_a_sentence(
    tmp_path, monkeypatch, language
):
    monkeypatch.setenv("PLAN_DATABASE", str(tmp_path / "none.duckdb"))
    answer = Client().get(f"/brief?lang={language}")
    assert answer.status_code == 404
    assert (
        plain(translate(language, "No plan is recorded yet: the dashboard begins one."))
        in Read(answer.text).text
    )
    (tmp_path / "broken.duckdb").write_bytes(b"not a database" * 500)
    monkeypatch.setenv("PLAN_DATABASE", str(tmp_path / "broken.duckdb"))
    answer = Client().get(f"/brief?lang={language}")
    assert answer.status_code == 503
    assert "broken.duckdb" in Read(answer.text).text
    opened(tmp_path / "none.duckdb").close()


def test_the_address_names_the_plan_that_is_told_and_every_link_takes_it_along(ask, tmp_path):
    assert "plan=" not in " ".join(Read(ask().text).addresses), "one plan is named by no address"
    store, writing = opened(tmp_path / "plan.duckdb"), Writing("togo", "test", NOW, DAY)
    copy_plan(store, "sample", "Plan Togo", writing)
    start_empty(store, "Plan Bénin", None, Writing("benin", "test", NOW, DAY))
    page = Read(ask("?plan=TOGO").text)
    assert "Plan Togo" in page.text
    assert all("plan=togo" in address for address in page.addresses if "?" in address)
    assert "Plan Bénin" in Read(ask().text).text
    close_plan(store, reads.current_revision(store), writing, reason="Achevé")
    assert "Plan clos le 24/11/2026, chiffres au 24/11/2026." in Read(ask("?plan=togo").text).text
    assert ask("?plan=nulle").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_action_with_nothing_but_a_title_is_shown_without_inventing(tmp_path, monkeypatch, language):
    def bare(i, axes):
        return dict.fromkeys(ACTION.names) | {"title": "Une action sans rien"}

    made(tmp_path, monkeypatch, size=1, axes=1, action=bare)
    answer = Client().get(f"/brief?lang={language}")
    assert answer.status_code == 200
    text = Read(answer.text).text
    assert not re.search(r"\bnan\b|\bNone\b(?! falls)|NaT", text)


def test_what_people_typed_is_never_markup(tmp_path, monkeypatch):
    def hostile(i, axes):
        return long_action(i, axes) | {
            "title": HOSTILE, "owner": HOSTILE, "organisation": HOSTILE, "code": f"{HOSTILE}{i}",
            "support_requested": HOSTILE, "waiting_on": HOSTILE,
        }  # fmt: skip

    state = made(tmp_path, monkeypatch, size=40, action=hostile)
    for language in LANGUAGES:
        page = Read(Client().get(f"/brief?lang={language}").text)
        assert not {"script", "img"} & set(page.tags)
        assert "<script>alert(1)</script>" in page.text
    state.store.close()


@pytest.mark.parametrize("query", [
    "?day=demain", "?day=2026-02-30", "?day=9999-12-31", "?day=0001-01-01", "?day=%00", "?day=" + "9" * 5000,
    "?day=٢٠٢٦-١١-٢٤", "?revision=abc", "?revision=-1", "?revision=1.5", "?revision=%00",
    "?revision=" + "9" * 5000, "?revision=٤٥", "?revision=²",
])  # fmt: skip
def test_an_address_that_asks_for_nothing_sensible_is_answered_in_a_sentence(ask, query):
    answer = ask(query)
    assert answer.status_code == 400
    assert "<h1>" in answer.text
    assert "L'adresse demande" in plain(Read(answer.text).text)


@pytest.mark.parametrize("revision", ["", "&revision=1", "&revision=5"])
def test_a_day_before_the_first_recording_shows_nothing_invented(ask, revision):
    answer = ask(f"?day=2020-01-01&lang=fr{revision}")
    assert answer.status_code == 404
    assert "rien n'est connu du 01/01/2020" in plain(Read(answer.text).text)


@pytest.mark.parametrize("held", ["demain", "2026-02-30", "9" * 5000])
def test_a_clock_that_is_held_on_no_day_is_told_and_logged_as_no_failure(ask, monkeypatch, caplog, held):
    monkeypatch.setenv("PLAN_DAY", held)
    answer = ask("?lang=fr")
    assert answer.status_code == 503
    assert "PLAN_DAY" in answer.text
    assert not caplog.records


def test_a_revision_that_is_not_there_is_told(ask):
    answer = ask("?revision=99999")
    assert answer.status_code == 404
    assert "99999" in answer.text


def test_the_page_shows_a_day_and_a_revision_of_the_past_and_says_so(ask):
    then = ask("?day=2026-06-30&lang=fr")
    assert "30/06/2026" in then.text
    assert "Le plan tel qu'il était au 30/06/2026." in Read(then.text).text
    first = ask("?revision=5")
    assert "Révision 5" in Read(first.text).text
    assert any("revision=5" in address for address in Read(first.text).addresses if "action" in address)
    future = ask("?day=2027-03-01&lang=fr")
    assert future.status_code == 404
    assert "Rien n'est connu après le 24/11/2026" in Read(future.text).text
    assert "tel qu'il était" not in Read(ask().text).text


def test_a_revision_that_describes_a_day_to_come_is_shown_on_the_present_one(ask, monkeypatch):
    monkeypatch.setenv("PLAN_DAY", "2026-01-15")
    page = Read(ask("?revision=30&lang=fr").text).text
    assert "15/01/2026 · Révision 30" in plain(page), page[:300]


def test_the_language_is_that_of_the_address_else_of_the_browser_else_french(ask):
    def shown(query="", **headers):
        return re.search(r'<html lang="(\w+)"', ask(query, **headers).text)[1]

    assert shown() == "fr"
    assert shown("?lang=ar", **{"accept-language": "en"}) == "ar"
    assert shown(**{"accept-language": "de-DE,ar-MA;q=0.4,en;q=0.9"}) == "en"
    assert shown("?lang=xx", **{"accept-language": "de, ;q=x, *"}) == "fr"


def test_a_reader_who_holds_the_page_is_not_sent_it_again_until_it_changes(ask):
    first = ask()
    assert first.headers["cache-control"] == "private, no-cache"
    assert "Accept-Language" in first.headers["vary"]
    mark = first.headers["etag"]
    again = ask(**{"if-none-match": mark})
    assert again.status_code == 304
    assert not again.content
    assert ask("?lang=en").headers["etag"] != mark
    assert ask("?day=2026-11-23").headers["etag"] != mark
    assert first.headers["content-security-policy"]
    assert first.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in first.text


def test_a_write_by_anyone_changes_the_page(ask, tmp_path):
    before = ask()
    store = opened(tmp_path / "plan.duckdb")
    plan = reads.current_plan(store)
    commit(
        store,
        [Change("partner", "new", None, dict.fromkeys(PARTNER.names) | {"name": "Un autre", "acronym": "UA"})],
        plan=plan, author="t", kind=RevisionKind.EDIT, reason="", recorded_at=NOW, as_of=DAY,
    )  # fmt: skip
    after = ask()
    assert after.headers["etag"] != before.headers["etag"]


def test_the_partners_view_leaves_out_what_a_partner_is_not_shown(tmp_path, monkeypatch):
    def secret(i, axes):
        return long_action(i, axes) | {"title": f"Titre {i}", "confidential": i % 2 == 0}

    state = made(tmp_path, monkeypatch, size=60, action=secret)
    whole, seen = (Read(Client().get(f"/brief?{q}lang=fr").text) for q in ("", "view=partner&"))
    titles = {int(n) for n in re.findall(r"Titre (\d+)", whole.text)}
    assert {n for n in titles if n % 2 == 0}
    assert not [n for n in re.findall(r"Titre (\d+)", seen.text) if int(n) % 2 == 0]
    assert "confidentielle" not in seen.text, "nor that anything is left out"
    assert all("view=partner" in address for address in seen.addresses if address.startswith("brief"))
    state.store.close()


def test_nobody_is_shown_nothing_where_people_sign_in(tmp_path, monkeypatch):
    """The guard lets nobody as far; were it not there, nobody would see the whole."""
    made(tmp_path, monkeypatch)
    answer = Client(Access(Mode.ACCOUNTS)).get("/brief")
    assert answer.status_code == 401
    assert "Titre" not in answer.text and "%" not in Read(answer.text).text


def test_what_is_read_stands_out_from_what_it_is_written_on():
    def light(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        lit = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2]

    def contrast(one, other):
        high, low = sorted((light(one), light(other)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    for colours in (LIGHT, DARK):
        done, on_done = colours.situations[Situation.DONE], colours.on_situation[Situation.DONE]
        on_control = LIGHT.background
        pairs = [
            *((ink, colours.background) for ink in (
                colours.ink, colours.quiet, colours.link, colours.words[Situation.OVERDUE], colours.words[Situation.WATCH])),
            (on_done, done), (colours.ink, colours.soft), (on_control, colours.control),
        ]  # fmt: skip
        for ink, ground in pairs:
            assert contrast(ink, ground) >= 5.5, (ink, ground)
