"""`/access`: one's own calendars, and the tokens by which other systems read: made, shown once, revoked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lib.documents.html import words
from lib.domain.errors import AppError, Invalid
from lib.domain.people import Person
from lib.domain.rights import SHARE, may
from lib.i18n import Language, mark, translate, translate_plural
from lib.i18n.formats import as_typed, format_recorded
from lib.store import reads
from lib.store.connection import location, opened
from lib.store.seen import state_seen_by
from lib.store.state import State
from lib.usecases.people import shares, tokens
from lib.usecases.people.known import check_followed, followed
from lib.usecases.people.shares import Share
from lib.usecases.people.tokens import Scope, Token, Use
from lib.web.door import asking
from lib.web.door.entrance import Doors
from lib.web.door.forms import chosen, field, form, well, whole, wrong
from lib.web.language import language_of
from lib.web.moment import plan_asked, plans_of
from lib.web.refused import marked

ACCESS = "/access"
#: What can be made, by what its choice says: a calendar of one of three kinds, or an access for another system.
KINDS = {
    "person": mark("My own deadlines, in my calendar"),
    "organisation": mark("Those of an organisation"),
    "plan": mark("All deadlines of the plan"),
    "api": mark("An access for another system (reads only)"),
}
#: How the menu calls the pages that can be shared.
PAGES = {
    "overview": mark("Overview"), "axes": mark("Axes"), "deadlines": mark("Deadlines"), "evolution": mark("Evolution"),
    "outlook": mark("Outlook"), "actions": mark("Actions"), "action": mark("Action sheet"), "budget": mark("Budget"),
    "indicators": mark("Indicators"), "partners": mark("Partners"), "partner": mark("Partner sheet"),
    "commitments": mark("Commitments"), "quality": mark("Quality and definitions"),
}  # fmt: skip


def access_routes(doors: Doors) -> list[Route]:
    """The page, and what is sent from it."""
    access = doors.access

    async def here(request: Request) -> Person:
        return await asking.here(request, access, asking.whoever)

    async def look(request: Request) -> Response:
        return await run_in_threadpool(_page, request, await here(request))

    async def make(request: Request) -> Response:
        person, sent = await here(request), await request.form()
        return await run_in_threadpool(_made, request, person, sent, access.url)

    async def revoke(request: Request) -> Response:
        person, sent = await here(request), await request.form()
        asked, people = asking.asked(request, person), asking.people()
        await run_in_threadpool(tokens.revoke, people, str(sent.get("token", "")), asked)
        if sent.get("share") and may(person.role, SHARE):
            await run_in_threadpool(shares.end_share, people, str(sent["share"]), asked)
        return RedirectResponse(_address(request), 303)

    return [
        Route(ACCESS, look, methods=["GET"]),
        Route(f"{ACCESS}/make", make, methods=["POST"]),
        Route(f"{ACCESS}/revoke", revoke, methods=["POST"]),
    ]


def _made(request: Request, person: Person, sent: FormData, url: str) -> Response:
    kind, name = str(sent.get("kind", "")), str(sent.get("name", ""))
    organisation = person.organisation if person.is_partner else str(sent.get("organisation", "")).strip()
    try:
        state = _state(request, person)
        if kind not in KINDS or (kind == Scope.ORGANISATION and not organisation):
            raise Invalid("organisation_missing", "Say of which organisation.", field="organisation")
        if kind == Scope.ORGANISATION and not person.is_partner:
            check_followed(state, organisation)
        held = tokens.make_token(
            asking.people(),
            Use.API if kind == "api" else Use.CALENDAR,
            asking.asked(request, person),
            plan=state.plan,
            name=name,
            scope=None if kind == "api" else Scope(kind),
            subject=organisation if kind == Scope.ORGANISATION else "",
        )
    except AppError as error:
        return marked(_page(request, person, error=error, status=400), error)
    base = url or str(request.base_url).rstrip("/")
    told = held if kind == "api" else f"{base}/calendar/{held}.ics?lang={language_of(request)}"
    return _page(request, person, made=told)


def _state(request: Request, person: Person) -> State:
    store = opened(location(os.environ))
    latest = reads.current_revision(store)
    plan, _ = plan_asked(store, latest, request.query_params.get("plan", ""), person=person)
    return state_seen_by(State.undated(store, latest, plan), person)


@dataclass(frozen=True, slots=True)
class Plans:
    """The plans that whoever asks may open, what each is called by its key, and the one that the page is about; `known` names
    the organisations whose deadlines a calendar of it can hold: none for a partner, whose own is the one."""

    names: Mapping[str, str]
    listed: tuple[str, ...]
    shown: str
    known: tuple[str, ...]

    def name(self, language: Language, plan: str) -> str:
        """What a plan is called, where there are several to tell it from."""
        is_told = self.listed and self.listed != (plan,)
        return as_typed(language, self.names.get(plan, plan)) if is_told else ""


def _plans(request: Request, person: Person) -> Plans:
    """None where no plan can be read: the page stands without."""
    try:
        state = _state(request, person)
        plans = plans_of(state.store, person)
        names, listed = (
            {plan.key: plan.name for plan in plans},
            tuple(plan.key for plan in reads.listed(plans)),
        )
        return Plans(names, listed, state.plan, () if person.is_partner else tuple(followed(state)))
    except AppError:
        return Plans({}, (), "", ())


def _of_plan(language: Language, plans: Plans) -> str:
    """Of which plan a new one is, and the way to one of another; nothing where there is one plan alone."""
    if not (plans.shown and plans.name(language, plans.shown)):
        return ""
    told = translate(language, "It is of the plan {plan}.", plan=plans.name(language, plans.shown))
    others = "".join(
        f'<li><a href="{escape(_query(language, plan))}">{words(as_typed(language, plans.names[plan]))}</a></li>'
        for plan in plans.listed
        if plan != plans.shown
    )
    folded = f"<details><summary>{words(translate(language, 'One of another plan'))}</summary><ul>{others}</ul></details>"
    return f"<p>{words(told)}</p>" + (folded if others else "")


def _address(request: Request, below: str = "") -> str:
    return _query(language_of(request), request.query_params.get("plan", ""), below)


def _query(language: Language, plan: str, below: str = "") -> str:
    return f"{ACCESS}{below}?{urlencode({'lang': language, **({'plan': plan} if plan else {})})}"


def _page(
    request: Request, person: Person, *, made: str = "", error: AppError | None = None, status: int = 200
) -> Response:
    language = language_of(request)

    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    held = tokens.tokens(asking.people(), asking.asked(request, person))
    told = ""
    if made:
        once = t("Copy it now: it is shown this once. Whoever has it reads what you may read.")
        told = f'{well(once)}<p><input readonly value="{escape(made)}" dir="ltr" aria-label="{escape(once)}"></p>'
    plans = _plans(request, person)
    offered = {
        key: t(said) for key, said in KINDS.items() if key != Scope.ORGANISATION or _has_any(plans, person)
    }
    kinds = chosen("kind", t("What it opens"), offered)
    of = chosen("organisation", t("Organisation"), {name: name for name in ("", *plans.known)}, "")
    listed = "".join(_token(request, language, token, person, plans) for token in held)
    return whole(
        language,
        t("Calendars and accesses"),
        f'<p class="roomy">{words(t("A calendar subscribes to an address and follows the deadlines by itself, with a bell a week before and on the eve."))}</p>',
        wrong(t(error.message, **error.values) if error else ""),
        told,
        f"<h2>{words(t('What is open'))}</h2>",
        f'<ul class="list sides">{listed}</ul>' if listed else f"<p>{words(t('Nothing is open yet.'))}</p>",
        f"<h2>{words(t('A new one'))}</h2>",
        _of_plan(language, plans),
        form(
            _address(request, "/make"),
            kinds,
            of if plans.known else "",
            field("name", t("What it is for"), hint=t("To know it again: telephone, Outlook, accounting.")),
            button=t("Make it"),
        ),
        _shared(request, language, person, plans),
        f'<p class="go"><a href="/?lang={language}">{words(t("Open the dashboard"))}</a></p>',
        path=ACCESS,
        query={"plan": request.query_params["plan"]} if "plan" in request.query_params else None,
        status=status,
    )


def _has_any(plans: Plans, person: Person) -> bool:
    """Whether there is an organisation of which a calendar can be made."""
    return bool(plans.known) or person.is_partner


def _shared(request: Request, language: Language, person: Person, plans: Plans) -> str:
    """The links to share that open, each with what it shows, how often it was opened and until when; nothing for who shares
    nothing."""
    if not may(person.role, SHARE):
        return ""
    open_ = shares.shares(asking.people(), asking.asked(request, person))
    listed = "".join(_share(request, language, share, person, plans) for share in open_)
    none = translate(
        language, "No link is open. One is made on the page to be shown: “Share this page”, in the menu."
    )
    heading = f"<h2>{words(translate(language, 'Links that were shared'))}</h2>"
    return heading + (f'<ul class="list sides">{listed}</ul>' if listed else f"<p>{words(none)}</p>")


def _share(request: Request, language: Language, share: Share, person: Person, plans: Plans) -> str:
    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    times = translate_plural(language, "opened {n} time", "opened {n} times", share.opened)
    told = [
        t(PAGES[share.page]) if share.page else t("Light page"),
        plans.name(language, share.plan),
        t("partner's view") if share.partner else "",
        t("the figures of one day") if "day" in share.shown else "",
        times,
        t("last opened {moment}", moment=format_recorded(language, share.opened_at, None))
        if share.opened_at
        else "",
        t("until {moment}", moment=format_recorded(language, share.expires_at, None)),
        share.maker if share.account != person.account else "",
    ]
    ends = form(_address(request, "/revoke"), hidden={"share": share.id}, button=t("Revoke"), quiet=True)
    return (
        f"<li><div><b>{words(share.name)}</b><p>{words(' · '.join(filter(None, told)))}</p></div>{ends}</li>"
    )


def _token(request: Request, language: Language, token: Token, person: Person, plans: Plans) -> str:
    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    kind = t(KINDS["api" if token.use == Use.API else token.scope])
    used = (
        t("last used {moment}", moment=format_recorded(language, token.used_at, None))
        if token.used_at
        else t("never used")
    )
    whose = token.holder if token.account != person.account else ""
    parts = (kind, as_typed(language, token.subject), plans.name(language, token.plan), used, whose)
    told = " · ".join(part for part in parts if part.strip("\u2068\u2069"))
    ends = form(_address(request, "/revoke"), hidden={"token": token.id}, button=t("Revoke"), quiet=True)
    return f"<li><div><b>{words(token.name)}</b><p>{words(told)}</p></div>{ends}</li>"
