"""The page of mail, drawn: what is known in, HTML out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from lib.documents.html import words
from lib.documents.mail.model import Mail
from lib.documents.mail.text import pasted, subject
from lib.domain.errors import AppError, NotAllowed
from lib.domain.mail import SWITCHED, MailKind
from lib.domain.people import Account
from lib.i18n import NAMES, Language, mark, translate, translate_plural
from lib.i18n.formats import format_recorded
from lib.i18n.labels import label
from lib.usecases.people.messages import Entry, Fate
from lib.web.door.forms import chosen, field, form, well, whole, wrong
from lib.web.language import language_of
from lib.web.moment import STATUS

SENDING = "/sending"
#: When each kind leaves, and what became of a message.
WHEN = {
    MailKind.ROUND: mark(
        "when a round is open, to the organisations that have not answered; again two days before its end"
    ),
    MailKind.WEEK_BEFORE: mark("seven days before a deadline, to whom it concerns"),
    MailKind.ON_THE_DAY: mark("on the day of a deadline, to whom it concerns"),
    MailKind.PASSED: mark("the day after a deadline, then on Mondays"),
    MailKind.AWAITED: mark("the day after somebody began to be awaited, then on Thursdays"),
    MailKind.DIGEST: mark("on Mondays, to everybody"),
    MailKind.NOTE: mark("on Mondays, to the president, with the note of one page"),
}
FATES = {
    Fate.SENT: mark("sent"),
    Fate.UNDER_WAY: mark("on its way"),
    Fate.LATER: mark("not taken for now, tried again"),
    Fate.REFUSED: mark("refused by the mail server"),
    Fate.UNKNOWN: mark("not known whether it left"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the page says."""

    plan: str
    server: str
    sender: str
    is_proved: bool
    links: bool
    on: frozenset[MailKind]
    everybody: Sequence[Account]
    paused: frozenset[str]
    others: Sequence[str]
    log: Sequence[Entry]
    now: datetime
    zone: str
    own: str


def address(request: Request, below: str = "", **more: str) -> str:
    """The address of the page, or of one below, in the same language and plan."""
    plan = request.query_params.get("plan", "")
    query = {"lang": language_of(request), **({"plan": plan} if plan else {}), **more}
    return f"{SENDING}{below}?{urlencode(query)}"


def refused(language: Language, error: AppError) -> Response:
    """Why there is no page."""
    sentence = translate(language, error.message, **error.values)
    status = 403 if isinstance(error, NotAllowed) else STATUS.get(error.code, 503)
    return whole(language, translate(language, "Mail"), wrong(sentence), path=SENDING, status=status)


def shown(request: Request, sheet: Sheet, *, error: AppError | None, sent_to: str) -> Response:
    """The page."""
    language = language_of(request)

    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    arrived = t(
        "A first mail left for {address}. Look whether it arrived, then switch on what is to be sent.",
        address=sent_to,
    )
    return whole(
        language,
        t("Mail"),
        f'<p class="roomy">{words(sheet.plan)}</p>',
        wrong(t(error.message, **error.values) if error else ""),
        well(arrived if sent_to else ""),
        _server(request, sheet, language),
        f"<h2>{words(t('What is sent'))}</h2>",
        f"<p>{words(t('Between 07:00 and 20:00 of the plan, each message once. Nothing is sent until it is switched on here.'))}</p>",
        f'<ul class="list sides">{"".join(_kind(request, sheet, language, kind) for kind in SWITCHED)}</ul>',
        f"<h2>{words(t('A message to copy, or to open in a mail program'))}</h2>",
        _choice(request, sheet, language),
        f"<h2>{words(t('Who is written to'))}</h2>",
        _people(request, sheet, language),
        f"<h2>{words(t('What was sent'))}</h2>",
        _log(sheet, language),
        f'<p class="go"><a href="/?lang={language}">{words(t("Open the dashboard"))}</a></p>',
        path=SENDING,
        query={"plan": request.query_params["plan"]} if "plan" in request.query_params else None,
        status=400 if error else 200,
    )


def message(request: Request, mail: Mail | None) -> Response:
    """A message to copy; or that there is nothing to be said."""
    language = language_of(request)
    title = translate(language, "A message to copy")
    back = f'<p class="go"><a href="{escape(address(request))}">{words(translate(language, "Back to mail"))}</a></p>'
    if mail is None:
        said = translate(language, "Nothing is to be said to this person today in this way.")
        return whole(language, title, f'<p class="roomy">{words(said)}</p>', back, path=SENDING)
    held = pasted(mail)
    query = {name: value for name, value in request.query_params.items() if name in ("kind", "to", "in")}
    opens = translate(language, "Open it in a mail program (.eml)")
    file = address(request, "/message.eml", **query)
    return whole(
        language,
        title,
        f'<p class="roomy"><b>{words(subject(mail))}</b></p>',
        f'<p><textarea readonly lang="{mail.language}" dir="auto" aria-label="{escape(title)}">{escape(held)}</textarea></p>',
        f'<p class="go"><a class="first" href="{escape(file)}" download>{words(opens)}</a></p>',
        back,
        path=f"{SENDING}/message",
        query=query,
    )


def _server(request: Request, sheet: Sheet, language: Language) -> str:
    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    if not sheet.server:
        said = t(
            "No mail server is named ({name}): nothing is sent. The messages below can be copied, or opened in a mail program.",
            name="PLAN_SMTP",
        )
        return f"<p>{words(said)}</p>"
    told = [t("Mail server: {server}, from {sender}.", server=sheet.server, sender=sheet.sender)]
    if not sheet.links:
        told.append(t("Messages hold no link: {name} says no address of the dashboard.", name="PLAN_URL"))
    if not sheet.is_proved:
        told.append(
            t("Send yourself a first mail, and look whether it arrived: nothing is switched on before.")
        )
    to = field("to", t("Your e-mail address"), kind="email", keeps="email") if not sheet.own else ""
    send = form(
        address(request), to, hidden={"do": "first"}, button=t("Send me a first mail"), quiet=sheet.is_proved
    )
    return "".join(f"<p>{words(said)}</p>" for said in told) + send


def _kind(request: Request, sheet: Sheet, language: Language, kind: MailKind) -> str:
    is_on = kind in sheet.on
    state = translate(language, "switched on") if is_on else translate(language, "off")
    when = translate(language, WHEN[kind])
    button = translate(language, "Switch off") if is_on else translate(language, "Switch on")
    press = form(
        address(request),
        hidden={"do": "off" if is_on else "on", "kind": kind.value},
        button=button,
        quiet=True,
    )
    sign = "✔" if is_on else "○"
    return (
        f'<li><div><b>{words(label(language, kind))}</b> <span aria-hidden="true">{sign}</span> {words(state)}'
        f"<p>{words(when)}</p></div>{press if is_on or sheet.is_proved else ''}</li>"
    )


def _choice(request: Request, sheet: Sheet, language: Language) -> str:
    """Which message, to whom, in which language."""

    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    to = {account.id: f"{account.name} – {account.organisation}" for account in sheet.everybody}
    to |= {f"of:{name}": name for name in sheet.others}
    if not to:
        return f"<p>{words(t('The plan names nobody yet.'))}</p>"
    kinds = {kind.value: label(language, kind) for kind in SWITCHED}
    plan = request.query_params.get("plan", "")
    held = {"lang": language, **({"plan": plan} if plan else {})}
    hidden = "".join(f'<input type="hidden" name="{k}" value="{escape(v)}">' for k, v in held.items())
    spoken = {"": t("that of the person"), **NAMES}
    return (
        f'<form method="get" action="{SENDING}/message">{hidden}'
        f"{chosen('kind', t('Message'), kinds, MailKind.DIGEST.value)}{chosen('to', t('To whom'), to)}"
        f"{chosen('in', t('Language'), spoken)}<button>{words(t('Show it'))}</button></form>"
    )


def _people(request: Request, sheet: Sheet, language: Language) -> str:
    if not sheet.everybody:
        return f"<p>{words(translate(language, 'Nobody has an account: the messages can be copied for each organisation.'))}</p>"

    def row(account: Account) -> str:
        paused = account.id in sheet.paused
        button = translate(language, "Write again") if paused else translate(language, "Pause")
        told = " · ".join(part for part in (account.email, account.organisation) if part)
        state = f" – {translate(language, 'paused')}" if paused else ""
        press = form(
            address(request), hidden={"do": "again" if paused else "pause", "account": account.id}, button=button, quiet=True
        )  # fmt: skip
        return f"<li><div><b>{words(account.name)}</b>{words(state)}<p>{words(told)}</p></div>{press}</li>"

    return f'<ul class="list sides">{"".join(map(row, sheet.everybody))}</ul>'


def _log(sheet: Sheet, language: Language) -> str:
    """The last messages, what each was, to whom, when, what became of it."""
    if not sheet.log:
        return f"<p>{words(translate(language, 'Nothing was sent yet.'))}</p>"

    def row(entry: Entry) -> str:
        fate = translate(language, FATES[entry.fate(sheet.now)])
        at = format_recorded(language, entry.sent_at or entry.claimed_at, sheet.zone)
        told = " · ".join(part for part in (entry.name, entry.address, at, entry.answer or "") if part)
        return f"<li><b>{words(label(language, MailKind(entry.kind)))}</b> – {words(fate)}<p>{words(told)}</p></li>"

    more = sheet.log[0].found - len(sheet.log)
    left = (
        f"<p>{words(translate_plural(language, 'and {n} other', 'and {n} others', more))}</p>"
        if more > 0
        else ""
    )
    return f'<ul class="list">{"".join(map(row, sheet.log))}</ul>{left}'
