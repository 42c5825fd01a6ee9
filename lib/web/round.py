"""`/r/<plan>/<link>`: the answer page of one organisation. Its link is the key: it shows that organisation's actions alone,
and ends when it is taken back or its round closes. A link that nobody signed is slowed and told so. Who has an account comes
to the same page by its session (lib/web/door/answering.py)."""

from __future__ import annotations

import json
import os
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from lib import clock, faults
from lib.cache import Cache
from lib.domain.errors import AppError, Invalid, NotAllowed, StoreUnavailable
from lib.domain.people import Person
from lib.i18n import Language, translate
from lib.people.store import People
from lib.people.store import opened as people_opened
from lib.reports.round_page import RoundFacts, round_facts
from lib.reports.round_workbook import round_workbook
from lib.store import reads
from lib.store.connection import Store, location, opened
from lib.store.state import State
from lib.usecases.people import drafts, round_links, slowing
from lib.usecases.people.touched import marks_of
from lib.web import left, round_answer, round_page
from lib.web.door.sent import unreadable
from lib.web.language import language_of

BELOW = "/r/"
#: Bytes of fields that are kept at once, and of a form with a file in it.
FIELDS, FORM = 300_000, 27 * 2**20
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: The address names its reader: it is kept by nobody on the way, and told to no other site.
HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "strict-origin", "X-Robots-Tag": "noindex"}


#: What a page says at a revision: every field that is typed in it asks for it again.
_facts = Cache(60, 2**23)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, by a link that holds: the answer, the plan as it stands, as its reader may see it. `person` is who is signed
    in, where no link was the key."""

    people: People
    store: Store
    facts: RoundFacts
    state: State
    language: Language
    now: datetime
    here: str
    person: Person | None = None

    @property
    def answer(self) -> str:
        """The key of the answer."""
        return self.facts.answer.key

    @property
    def today(self) -> date:
        """The present day of the plan."""
        return self.state.day


Answer = Callable[[Request, Asked], Awaitable[Response]]
#: Who asks, in which language; raises AppError for who may not.
Find = Callable[[Request, Language], Asked]


def round_routes() -> list[Route]:
    """The routes; each is reached by a link alone."""
    return answer_page_at(BELOW + "{plan}/{token}", _by_link)


def answer_page_at(at: str, find: Find) -> list[Route]:
    """The routes of the answer page below an address; `find` says who asks there."""

    def to(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
        return _answered(find, answer)

    return [
        Route(at, to(_page), methods=["GET"]),
        Route(at, to(_posted), methods=["POST"]),
        Route(f"{at}/draft", to(_draft), methods=["POST"]),
        Route(f"{at}/file", to(_file), methods=["POST"]),
        Route(f"{at}/file/{{file}}", to(_piece), methods=["PUT"]),
        Route(f"{at}/workbook", to(_workbook), methods=["GET"]),
        Route(f"{at}/workbook", to(_given_back), methods=["POST"]),
    ]


def _answered(find: Find, answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def route(request: Request) -> Response:
        language = language_of(request)
        try:
            asked = await run_in_threadpool(find, request, language)
            return await answer(request, asked)
        except AppError as error:
            if isinstance(error, StoreUnavailable):
                faults.note("answer page without a store", error)
            return _refused(request, error, language)
        except Exception as error:
            sentence = translate(
                language,
                "This page could not be shown. Nothing was changed; the fault was recorded under the reference"
                " {reference}. Try again.",
                reference=faults.note("answer page failed", error),
            )
            return _html(round_page.told_page(language, sentence), 500)

    return route


def _by_link(request: Request, language: Language) -> Asked:
    """Who asks by a link. Raises NotAllowed for a link that is none, Invalid for one that ended."""
    people, now = people_opened(location(os.environ)), clock.now()
    plan, token = request.path_params["plan"], request.path_params["token"]
    answer = round_links.answer_of(people, plan, token)
    if answer is None:
        peer = request.client.host if request.client else ""
        counted = {f"link:{peer}": slowing.ADDRESS}
        slowing.check(people, counted, now)
        slowing.tried(people, counted, now)
        raise unknown()
    return asked_of(plan, answer, language, now, token)


def asked_of(
    plan: str, answer: str, language: Language, now: datetime, here: str, person: Person | None = None
) -> Asked:
    """The page of an answer as it stands; `here` is the last part of its address. Raises NotAllowed for one that is not
    there, Invalid for one whose round is closed."""
    where = location(os.environ)
    people, store = people_opened(where), opened(where)
    last = reads.current_revision(store)
    today = clock.today(reads.time_zone(State.undated(store, last, plan)))
    state = State(store, last, plan, today).seen_by_partner()
    key = (state, answer, language)
    facts: RoundFacts | None = _facts.answer(key, lambda: round_facts(state, answer, language=language))
    if facts is None:
        raise unknown()
    if not facts.round.is_open or facts.is_closed:
        raise Invalid("link_ended", "This request is closed: no answer is taken any more. Thank you.")
    return Asked(people, store, facts, state, language, now, here, person)


def unknown() -> NotAllowed:
    """What is said of a link that leads to no answer."""
    return NotAllowed("link_unknown", "This link leads nowhere: ask for another one.")


async def _page(request: Request, asked: Asked) -> Response:
    at = request.query_params.get("page", "1")
    page = int(at) - 1 if at.isdecimal() and len(at) < 6 else 0
    return _html(await run_in_threadpool(round_answer.shown, asked, page))


async def _posted(request: Request, asked: Asked) -> Response:
    form = await _form(request)
    texts = {name: value for name, value in form.multi_items() if isinstance(value, str)}
    typed = round_answer.fields(texts, asked.facts)
    was = await run_in_threadpool(round_answer.mark_of, asked, typed)
    clashes = await run_in_threadpool(round_answer.keep, asked, typed, marks_of(texts.get("shown", "")))
    await _files(form, asked)
    go, read = texts.get("go", ""), texts.get("read", was)
    seen = texts.get("seen", "")
    if dropped := texts.get("drop", ""):
        await run_in_threadpool(drafts.drop, asked.people, asked.answer, dropped)
    if go == "send" and read != was:
        since = translate(asked.language, "Something was written since you read it: read it again.")
        return _html(await run_in_threadpool(round_answer.reviewed, asked, (since,), clashes))
    if go == "send" and not clashes:
        number = int(seen) if seen.isdecimal() and len(seen) < 10 else asked.facts.revision
        return _html(await run_in_threadpool(round_answer.sent, asked, number))
    if go in ("send", "review") or clashes:
        return _html(await run_in_threadpool(round_answer.reviewed, asked, (), clashes))
    return RedirectResponse(request.url.path + f"?{request.url.query}", 303, HEADERS)


async def _draft(request: Request, asked: Asked) -> Response:
    body = await _told(request)
    if not isinstance(body, Mapping):
        raise Invalid("draft_unknown", "Nothing of that name is asked here.")
    return JSONResponse(await run_in_threadpool(round_answer.drafted, asked, body), headers=HEADERS)


async def _file(request: Request, asked: Asked) -> Response:
    match await _told(request):
        case {"action": str(action), "name": str(name), "size": int(size)} if size is not True:
            pass
        case _:
            raise unreadable()
    made = await run_in_threadpool(round_answer.begun, asked, action, name, size)
    return JSONResponse({"id": made.id, "received": made.received}, headers=HEADERS)


async def _piece(request: Request, asked: Asked) -> Response:
    content = await _body(request, drafts.PIECE)
    at = request.query_params.get("at", "0")
    place = int(at) if at.isdecimal() and len(at) < 10 else -1
    file = request.path_params["file"]
    received = await run_in_threadpool(
        drafts.add, asked.people, asked.answer, file, place, content, asked.now
    )
    return JSONResponse({"id": file, "received": received}, headers=HEADERS)


async def _workbook(request: Request, asked: Asked) -> Response:
    facts = asked.facts
    content = await run_in_threadpool(
        round_workbook, asked.state, facts.round, facts.answer, language=asked.language
    )
    name = quote(f"{facts.answer.organisation}-{facts.round.asked_for}.xlsx")
    if asked.person is None:  # of who is signed in the guard knows
        left.by_link(request, facts.answer.organisation, unquote(name), plan=asked.state.plan)
    told = {**HEADERS, "Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(content, media_type=SHEET, headers=told)


async def _given_back(request: Request, asked: Asked) -> Response:
    file = (await _form(request)).get("workbook")
    if not isinstance(file, UploadFile) or not file.filename:
        return RedirectResponse(f"../{asked.here}?lang={asked.language}", 303, HEADERS)
    content, name = await file.read(), file.filename
    return _html(await run_in_threadpool(round_answer.read_back, asked, content, name))


async def _files(form: FormData, asked: Asked) -> None:
    """Keeps the files of a form as a page without a script sends them."""
    for name, value in form.multi_items():
        if isinstance(value, UploadFile) and value.filename and value.size:
            content, action = await value.read(), name.partition(".")[2]
            await run_in_threadpool(round_answer.brought, asked, action, value.filename, content)


async def _form(request: Request) -> FormData:
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > FORM:
        raise Invalid("file_large", "This file is larger than {size} MB.", size=25)
    try:
        return await request.form(max_fields=2000, max_part_size=64_000)
    except (HTTPException, ClientDisconnect):
        raise unreadable() from None


async def _told(request: Request) -> object:
    """What a script of the page sends. Raises Invalid for what is no text of ours, or holds one that nothing can keep."""
    try:
        told: object = json.loads((await _body(request, FIELDS)).decode())
        json.dumps(told, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise unreadable() from None
    return told


async def _body(request: Request, most: int) -> bytes:
    held = bytearray()
    try:
        async for part in request.stream():
            held += part
            if len(held) > most:
                raise Invalid("piece_size", "This piece of a file is not of a size that is taken.")
    except ClientDisconnect:
        raise unreadable() from None
    return bytes(held)


#: What a refusal is answered with; 400 for all else that cannot be so.
STATUS = {
    "link_unknown": 404,
    "link_ended": 410,
    "too_many_attempts": 429,
    "role_refused": 403,
    "answer_of_another": 403,
}


def _refused(request: Request, error: AppError, language: Language) -> Response:
    sentence = translate(language, error.message, **error.values)
    status = STATUS.get(error.code, 503 if isinstance(error, StoreUnavailable) else 400)
    headers = {**HEADERS, "X-Plan-Refused": error.code}
    if "text/html" in request.headers.get("accept", ""):
        return _html(round_page.told_page(language, sentence), status, headers)
    return JSONResponse({"code": error.code, "sentence": sentence}, status, headers)


def _html(page: str, status: int = 200, headers: Mapping[str, str] = HEADERS) -> Response:
    return Response(page, status, dict(headers), "text/html")
