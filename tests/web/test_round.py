"""The answer page: what it shows to whom, keeps, refuses, sends; and what it costs on the line."""

import asyncio
import gzip
import json
import re
import shutil
from datetime import date, datetime, timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware

from lib.domain.terms import Said
from lib.domain.writing import Writing
from lib.i18n import LANGUAGES, translate
from lib.people.store import opened as people_opened
from lib.reports.round_page import word_for
from lib.store import reads
from lib.store.connection import opened
from lib.store.state import State
from lib.usecases.actions import create_action, edit_action
from lib.usecases.people import counted, drafts, round_links
from lib.usecases.plans import close_plan
from lib.usecases.record import edit_row
from lib.usecases.rounds import close_round, open_round
from lib.usecases.start import SAMPLE_PLAN
from lib.web.guard import is_unsigned
from lib.web.headers import SecurityHeaders
from lib.web.round import round_routes

DAY, NOW = date(2026, 11, 24), datetime(2026, 11, 24, 9)
AMINA = Writing(SAMPLE_PLAN, "Amina", NOW, DAY)
#: What a page may weigh, whatever the plan holds.
HEAVIEST = 60_000
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
BOUNDARY = "-----plan"


class Answer:
    """What the server sent."""

    def __init__(self, sent):
        self.status_code = sent[0]["status"]
        self.headers = Headers(raw=sent[0]["headers"])
        self.content = b"".join(message.get("body", b"") for message in sent[1:])
        self.text = self.content.decode(errors="replace")


class Telephone:
    """Asks the routes as a server does, with no line between."""

    def __init__(self):
        self.app = Starlette(routes=round_routes(), middleware=[Middleware(SecurityHeaders)])

    def ask(self, method, address, body=b"", **headers):
        path, _, query = address.partition("?")
        sent = []
        named = {"accept": "text/html", "content-length": str(len(body)), **headers}
        scope = {
            "type": "http", "http_version": "1.1", "method": method, "path": path, "raw_path": path.encode(),
            "query_string": query.encode(), "scheme": "http", "server": ("localhost", 80), "client": ("192.0.2.7", 1),
            "headers": [(n.replace("_", "-").encode(), v.encode()) for n, v in named.items()],
        }  # fmt: skip

        async def receive():
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message):
            sent.append(message)

        asyncio.run(self.app(scope, receive, send))
        return Answer(sent)

    def get(self, address):
        return self.ask("GET", address)

    def post(self, address, values, files=()):
        """A form as a page without a script sends it; `files`: (name, file name, bytes)."""
        if not files:
            kind = "application/x-www-form-urlencoded"
            return self.ask("POST", address, urlencode(values).encode(), content_type=kind)
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n'.encode()
            for n, v in values.items()
        ]
        for name, file, content in files:
            head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\nContent-Type: application/octet-stream\r\n\r\n'
            parts.append(head.encode() + content + b"\r\n")
        body = b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
        return self.ask("POST", address, body, content_type=f"multipart/form-data; boundary={BOUNDARY}")

    def json(self, method, address, value):
        return self.ask(method, address, json.dumps(value).encode(), content_type="application/json")


class World:
    """The sample with a round that is open, its people, and a telephone."""

    def __init__(self, path):
        self.path, self.store, self.people = path, opened(path), people_opened(path)
        self.phone = Telephone()
        open_round(self.store, {"asked_for": date(2026, 12, 1), "word": HOSTILE}, ["CCIT", "AFCET"], AMINA)

    @property
    def state(self):
        return State(self.store, reads.current_revision(self.store), SAMPLE_PLAN, DAY)

    def asked(self, organisation="CCIT"):
        return next(a for a in reads.round_answers(self.state) if a.organisation == organisation)

    def link(self, organisation="CCIT"):
        token = round_links.token_of(self.people, SAMPLE_PLAN, self.asked(organisation).key)
        return f"/r/{SAMPLE_PLAN}/{token}"

    def key(self, code):
        return reads.action(self.state, code).key

    def said(self, organisation="CCIT"):
        found = reads.round_declarations(self.state, key=self.asked().round, organisation=organisation)
        return {d.code: d for d in found}


@pytest.fixture
def world(sample_file, tmp_path, monkeypatch):
    path = tmp_path / "plan.duckdb"
    monkeypatch.setenv("PLAN_DATABASE", str(path))
    monkeypatch.setenv("PLAN_DAY", DAY.isoformat())
    shutil.copy(sample_file, path)
    made = World(path)
    yield made
    made.store.close()


def plain(page):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", page, flags=re.S)))


# Who sees what


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_the_actions_of_its_organisation_and_no_other(world, language):
    answer = world.phone.get(f"{world.link()}?lang={language}")
    assert answer.status_code == 200
    assert re.findall(r'class="b" id="a(\w+)"', answer.text) == [
        a.key for a in reads.asked_actions(world.state, partner="CCIT")
    ]
    other = reads.asked_actions(world.state, partner="AFCET")[0]
    assert other.title not in plain(answer.text)
    assert f'lang="{language}"' in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_word_of_who_asks_does_not_push_the_questions_down(world, language):
    """Its first lines stand there, the whole of it unfolds without a script."""
    word = "\n\n".join(
        f"{at}. Merci de dire où en est chacune de vos actions avant la commission." for at in range(40)
    )
    number = reads.current_revision(world.store)
    edit_row(world.store, "round", number, world.asked().round, {"word": word}, AMINA)
    page = world.phone.get(f"{world.link()}?lang={language}").text
    above = page.partition("<form")[0]
    unfolded, _, whole = above.partition("<details>")
    assert "0. Merci" in unfolded and "5. Merci" not in unfolded
    assert "39. Merci" in whole and "<summary>" in whole and translate(language, "Read it whole") in whole
    assert len(page.encode()) < HEAVIEST


def test_nothing_confidential_reaches_the_page(world):
    edit_action(
        world.store, reads.current_revision(world.store), world.key("A3.3"), {"confidential": True}, AMINA
    )
    page = world.phone.get(world.link()).text
    assert "A3.3" not in page
    assert "A4.6" in page


def test_an_answer_is_kept_by_nobody_on_the_way_and_runs_no_script_but_its_own(world):
    answer = world.phone.get(world.link())
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "strict-origin"
    assert "<img src=x" not in answer.text
    assert answer.text.count("<script>") == 1
    assert "script-src 'sha256-" in answer.text
    assert not re.search(r'(?:src|href|action)="https?:', answer.text)


def test_a_link_that_nobody_signed_leads_nowhere_and_is_slowed(world):
    link = world.link()
    for wrong in (
        link[:-1] + "_",
        f"/r/other/{link.rsplit('/', 1)[1]}",
        "/r/sample/x",
        f"/r/sample/{'é' * 30}-x",
    ):
        assert world.phone.get(wrong).status_code in (404, 429)
    codes = [world.phone.get(f"/r/sample/{n}-x").status_code for n in range(35)]
    assert codes[-1] == 429
    assert world.phone.get(link).status_code == 200, "who has the link is let in all the same"


def test_a_link_is_taken_back_and_another_takes_its_place(world):
    link = world.link()
    round_links.renew(world.people, world.asked().key)
    assert world.phone.get(link).status_code == 404
    assert world.link() != link
    assert world.phone.get(world.link()).status_code == 200


def test_a_link_ends_with_its_round_and_with_the_plan(world):
    link = world.link()
    close_plan(world.store, reads.current_revision(world.store), AMINA, reason="Fin")
    assert world.phone.get(link).status_code == 410


def test_a_closed_round_takes_nothing_more_by_any_door(world):
    link, key = world.link(), world.key("A3.3")
    close_round(world.store, world.asked().round, AMINA)
    for answer in (
        world.phone.get(link),
        world.phone.post(link, {f"said.{key}": "done", "go": "send"}),
        world.phone.json("POST", f"{link}/draft", {f"said.{key}": "done"}),
        world.phone.json("POST", f"{link}/file", {"action": key, "name": "a", "size": 3}),
        world.phone.ask("PUT", f"{link}/file/x?at=0", b"abc"),
        world.phone.get(f"{link}/workbook"),
    ):
        assert answer.status_code == 410
    assert not drafts.drafts(world.people, world.asked().key)


# Keeping and sending


def test_what_is_typed_is_kept_field_by_field_and_found_again(world):
    key = world.key("A3.3")
    answer = world.phone.json(
        "POST",
        f"{world.link()}/draft",
        {f"said.{key}": "advances", f"progress.{key}": "75", "word.": "Bonjour"},
    )
    assert answer.status_code == 200
    page = world.phone.get(world.link()).text
    assert f'name="progress.{key}" value="75"' in page
    assert f'name="said.{key}" value="advances" checked' in page
    assert ">Bonjour</textarea>" in page
    assert not world.asked().is_answered


@pytest.mark.parametrize("body", [b"[]", b'"x"'])
def test_a_draft_that_is_no_form_is_refused(world, body):
    answer = world.phone.ask("POST", f"{world.link()}/draft", body, accept="*/*")
    assert (answer.status_code, json.loads(answer.text)["code"]) == (400, "draft_unknown")


#: What no page of ours sends; the last two are texts that no store keeps.
UNREADABLE = [
    b"", b"{", b"nul", b"\xff\xfe{", b'{"a": "\xe9"}', '{"é": 1}'.encode("utf-16"), b"[" * 90_000, b"9" * 5000,
    b'{"word.": "\\ud800"}', b'{"\\udfff": "x"}',
]  # fmt: skip


@pytest.mark.parametrize("to", ["draft", "file"])
@pytest.mark.parametrize("body", UNREADABLE)
def test_what_cannot_be_read_is_refused_in_words_and_is_no_fault(world, monkeypatch, to, body):
    noted = []
    monkeypatch.setattr("lib.faults.note", lambda *told: noted.append(told) or "x")
    answer = world.phone.ask("POST", f"{world.link()}/{to}", body, accept="*/*")
    assert (answer.status_code, noted) == (400, [])
    assert json.loads(answer.text)["code"] == "form_unreadable"
    form = world.phone.ask("POST", world.link(), body, content_type="multipart/form-data; boundary=x")
    assert (form.status_code in (303, 400), noted) == (True, [])


@pytest.mark.parametrize(
    "told",
    [
        {}, [], "x", None, {"action": "A", "name": "a"}, {"action": "A", "name": "a", "size": "a"},
        {"action": "A", "name": "a", "size": "3"}, {"action": "A", "name": "a", "size": True},
        {"action": "A", "name": "a", "size": 1.5}, {"action": "A", "name": "a", "size": None},
        {"action": ["A"], "name": "a", "size": 3}, {"action": "A", "name": {}, "size": 3},
    ],
)  # fmt: skip
def test_a_file_that_is_told_otherwise_than_by_the_page_is_refused_and_is_no_fault(world, monkeypatch, told):
    noted = []
    monkeypatch.setattr("lib.faults.note", lambda *told: noted.append(told) or "x")
    answer = world.phone.json("POST", f"{world.link()}/file", told)
    assert (answer.status_code, answer.headers["x-plan-refused"], noted) == (400, "form_unreadable", [])


def test_what_another_organisation_is_asked_is_not_kept(world):
    other = reads.asked_actions(world.state, partner="AFCET")[0].key
    world.phone.json(
        "POST", f"{world.link()}/draft", {f"said.{other}": "done", "colour.x": "red", "said.": "done"}
    )
    assert not drafts.drafts(world.people, world.asked().key)


def test_a_text_without_end_is_refused(world):
    key = world.key("A3.3")
    answer = world.phone.json("POST", f"{world.link()}/draft", {f"obstacle.{key}": "x" * 5000})
    assert answer.headers["x-plan-refused"] == "draft_long"


def test_without_a_script_the_form_is_read_again_then_sent(world):
    key, put_off = world.key("A3.3"), world.key("A5.4")
    values = {
        f"said.{key}": "advances",
        f"progress.{key}": "75",
        f"deadline.{put_off}": "2027-01-15",
        f"deadline_reason.{put_off}": "Jury",
    }
    read = world.phone.post(world.link(), {**values, "go": "review"})
    assert "A3.3" in read.text
    assert "75" in read.text
    assert not world.asked().is_answered
    sent = world.phone.post(f"{world.link()}?lang=fr", {"go": "send", "seen": str(world.state.revision)})
    assert "votre réponse est reçue" in plain(sent.text).replace("\xa0", " ")
    assert {c: (d.said, d.progress) for c, d in world.said().items()} == {
        "A3.3": ("advances", 75.0),
        "A5.4": (None, None),
    }
    revision = reads.revision(world.store, world.state.revision)
    assert (revision.author, revision.kind) == ("CCIT", "answer")
    world.phone.post(world.link(), {"go": "send", "seen": "1"})
    assert reads.current_revision(world.store) == revision.number, "sent twice, it is one revision"


def test_what_cannot_be_so_is_told_beside_its_field_and_nothing_is_sent(world):
    key = world.key("A3.3")
    for go in ("review", "send"):
        answer = world.phone.post(
            f"{world.link()}?lang=fr",
            {f"said.{key}": "advances", f"progress.{key}": "140", f"deadline.{key}": "31/02/2027", "go": go},
        )
        assert answer.text.count('class="err"') == 2
    assert not world.asked().is_answered


def test_an_answer_sent_by_a_page_that_stood_open_says_on_what_it_was_given(world):
    key, seen = world.key("A3.3"), world.state.revision
    edit_action(world.store, seen, key, {"progress": 90.0}, AMINA)
    world.phone.post(
        world.link(), {f"said.{key}": "advances", f"progress.{key}": "75", "go": "send", "seen": str(seen)}
    )
    assert world.said()["A3.3"].seen_revision == seen


def test_the_page_begins_with_what_was_said_the_last_time(world):
    key = world.key("A4.6")
    world.phone.post(
        world.link(), {f"said.{key}": "blocked", f"obstacle.{key}": "Deux filières manquent", "go": "send"}
    )
    close_round(world.store, world.asked().round, AMINA)
    open_round(world.store, {"asked_for": DAY + timedelta(20)}, ["CCIT"], AMINA)
    newest = reads.rounds(world.state)[0].key
    answer = next(a for a in reads.round_answers(world.state) if a.round == newest)
    page = world.phone.get(
        f"/r/{SAMPLE_PLAN}/{round_links.token_of(world.people, SAMPLE_PLAN, answer.key)}?lang=fr"
    ).text
    assert "Dit le 24/11/2026" in plain(page).replace("\xa0", " ")
    assert ">Deux filières manquent</textarea>" in page
    assert " checked>" not in page


# Files


def test_a_file_comes_in_pieces_and_goes_on_where_it_was_cut(world):
    key, content = world.key("A2.3"), bytes(range(256)) * 3000
    link = world.link()

    def begin():
        return json.loads(
            world.phone.json(
                "POST", f"{link}/file", {"action": key, "name": "r.pdf", "size": len(content)}
            ).text
        )

    made = begin()
    half = drafts.PIECE
    put = f"{link}/file/{made['id']}"
    assert json.loads(world.phone.ask("PUT", f"{put}?at=0", content[:half]).text)["received"] == half
    assert json.loads(world.phone.ask("PUT", f"{put}?at=0", content[:half]).text)["received"] == half, (
        "twice is once"
    )
    assert (
        json.loads(world.phone.ask("PUT", f"{put}?at=600000", content[600000:600009]).text)["received"]
        == half
    )
    assert begin() == {"id": made["id"], "received": half}
    assert "choisissez-le de nouveau" in world.phone.get(f"{link}?lang=fr").text
    world.phone.ask("PUT", f"{put}?at={half}", content[half:])
    world.phone.post(link, {f"said.{key}": "done", "go": "send", "seen": "9999"})
    (row,) = reads.linked(
        world.state, table="attachment", field="carrier", named=f"declaration:{world.said()['A2.3'].key}"
    )
    assert (row.values["size"], row.values["added_by"]) == (len(content), "CCIT")
    assert not drafts.files(world.people, world.asked().key)


def test_a_page_without_a_script_brings_a_file_with_its_form(world):
    key = world.key("A2.3")
    world.phone.post(
        world.link(), {f"said.{key}": "done", "go": "send"}, files=[(f"file.{key}", "../r.pdf", b"%PDF-1.7")]
    )
    (row,) = reads.linked(
        world.state, table="attachment", field="carrier", named=f"declaration:{world.said()['A2.3'].key}"
    )
    assert row.values["title"] == "_r.pdf"


@pytest.mark.parametrize(
    ("name", "size", "code"), [("a", 0, "file_without_content"), ("a", 26 * 2**20, "file_large")]
)
def test_a_file_that_is_empty_or_too_large_is_refused_before_it_comes(world, name, size, code):
    answer = world.phone.json(
        "POST", f"{world.link()}/file", {"action": world.key("A2.3"), "name": name, "size": size}
    )
    assert answer.headers["x-plan-refused"] == code


def test_an_answer_brings_so_many_bytes_and_no_more(world):
    key = world.key("A2.3")
    codes = [
        world.phone.json(
            "POST", f"{world.link()}/file", {"action": key, "name": f"{n}", "size": 25 * 2**20}
        ).headers.get("x-plan-refused")
        for n in range(5)
    ]
    assert codes == [None, None, None, None, "answer_heavy"]


def test_pieces_of_nothing_are_refused(world):
    other = reads.asked_actions(world.state, partner="AFCET")[0].key
    link = world.link()
    assert (
        world.phone.ask("PUT", f"{link}/file/none?at=0", b"x").headers["x-plan-refused"] == "file_not_begun"
    )
    assert world.phone.ask("PUT", f"{link}/file/none?at=0", b"").headers["x-plan-refused"] == "piece_size"
    assert (
        world.phone.ask("PUT", f"{link}/file/none", b"x" * (drafts.PIECE + 1)).headers["x-plan-refused"]
        == "piece_size"
    )
    begun = world.phone.json("POST", f"{link}/file", {"action": other, "name": "a", "size": 3})
    assert begun.headers["x-plan-refused"] == "action_not_asked"


def test_what_is_read_again_names_its_files(world):
    key = world.key("A2.3")
    files = [(f"file.{key}", "rapport-final.pdf", b"%PDF-1.7")]
    world.phone.post(f"{world.link()}?lang=fr", {f"said.{key}": "done"}, files=files)
    page = world.phone.post(f"{world.link()}?lang=fr", {"go": "review"}).text
    assert "Avec 1 fichier\N{NO-BREAK SPACE}: rapport-final.pdf." in page


def test_a_file_is_left_out_again(world):
    key = world.key("A2.3")
    world.phone.post(world.link(), {}, files=[(f"file.{key}", "r.pdf", b"%PDF-1.7")])
    (file,) = drafts.files(world.people, world.asked().key)
    world.phone.post(world.link(), {"drop": file.id})
    assert not drafts.files(world.people, world.asked().key)


# The workbook


def test_the_workbook_of_the_link_is_given_back_as_what_is_about_to_be_sent(world):
    from tests.usecases.test_answer_workbook import (  # the same workbook, filled in the same way
        OBSTACLE,
        SAID,
        filled,
    )

    counted.HERE.settle(60)  # what tests before it told is theirs
    book = world.phone.get(f"{world.link()}/workbook?lang=fr")
    assert book.headers["content-disposition"].endswith("CCIT-2026-12-01.xlsx")
    counted.HERE.settle(60)
    (line,) = world.people.rows(
        "audit", since="2000", until="2100", kind="exported", account="", limit=9, offset=0
    )
    assert (line["author"], line["address"], json.loads(line["told"])["file"]) == (
        "CCIT", "192.0.2.7", "CCIT-2026-12-01.xlsx",
    )  # fmt: skip
    word = word_for("fr", reads.plan_sheet(world.state).host or "")
    content = filled(
        book.content,
        {("A3.3", SAID): "Inchangée", ("A4.6", SAID): "Peut-être", (word, OBSTACLE): "À bientôt"},
    )
    read = world.phone.post(
        f"{world.link()}/workbook?lang=fr", {"x": "y"}, files=[("workbook", "r.xlsx", content)]
    )
    assert "1 réponse a été lue" in plain(read.text).replace("\xa0", " ")
    assert "Peut-être" in read.text
    assert not world.asked().is_answered
    world.phone.post(world.link(), {"go": "send"})
    assert {c: d.said for c, d in world.said().items()} == {"A3.3": Said.UNCHANGED}
    assert world.asked().word == "À bientôt"


def test_a_workbook_of_another_organisation_is_refused(world):
    book = world.phone.get(f"{world.link('AFCET')}/workbook").content
    answer = world.phone.post(f"{world.link()}/workbook", {"x": "y"}, files=[("workbook", "r.xlsx", book)])
    assert answer.headers["x-plan-refused"] == "answers_elsewhere"


# What it costs


@pytest.mark.parametrize("language", LANGUAGES)
def test_thirty_actions_weigh_less_than_sixty_kilobytes_a_page_and_all_are_answered(world, language):
    for n in range(30):
        values = {
            "code": f"Z{n}",
            "title": f"Une action au titre assez long pour deux lignes, numéro {n}",
            "organisation": "CCIT",
        }
        create_action(
            world.store,
            {**values, "deadline": DAY + timedelta(n + 40), "progress": 10.0, "deliverable": "Un rapport"},
            AMINA,
        )
    asked = reads.asked_actions(world.state, partner="CCIT")
    assert len(asked) == 35
    seen = []
    for page in (1, 2, 3):
        answer = world.phone.get(f"{world.link()}?lang={language}&page={page}")
        assert len(answer.content) < HEAVIEST
        assert len(gzip.compress(answer.content)) < 15_000
        seen += re.findall(r'class="b" id="a(\w+)"', answer.text)
    assert seen == [action.key for action in asked]
    told = world.phone.post(
        f"{world.link()}?lang={language}&page=2", {f"said.{seen[0]}": "unchanged", "page": "2"}
    )
    assert told.status_code == 303
    assert "page=2" in told.headers["location"]
    world.phone.post(world.link(), {f"said.{seen[34]}": "unchanged", "go": "send"})
    assert len(world.said()) == 2


def test_whoever_has_a_link_needs_no_account_for_its_page_and_none_is_spared_elsewhere(world):
    assert is_unsigned(world.link())
    assert is_unsigned(f"{world.link()}/draft")
    assert not is_unsigned("/rounds")
    assert not is_unsigned("//r/sample")
