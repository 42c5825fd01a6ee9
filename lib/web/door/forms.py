"""The pieces of a page with a form: a field and its label, a button, what went wrong; each page whole and never kept."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

from starlette.responses import HTMLResponse

from lib.documents.html import words
from lib.i18n import LANGUAGES, NAMES, Language, translate
from lib.web.light import page

#: A page that holds a link for one use, or somebody's sessions: kept by nobody, its address told to nobody. Were the site told
#: to nobody either, a browser would not say of a form that it is of a page of ours.
HEADERS = {"Cache-Control": "no-store", "Referrer-Policy": "strict-origin"}


def field(
    name: str,
    label: str,
    *,
    kind: str = "text",
    value: str = "",
    keeps: str = "off",
    hint: str = "",
    needed: bool = True,
    **more: str,
) -> str:
    """A field with its label; `keeps` is what a keeper of passwords is told of it."""
    told = f' aria-describedby="{name}-hint"' if hint else ""
    said = f'<span class="hint" id="{name}-hint">{words(hint)}</span>' if hint else ""
    asks = " required" if needed else ""
    rest = "".join(f' {key.replace("_", "-")}="{escape(held)}"' for key, held in more.items())
    return (
        f'<label class="field" for="{name}"><span>{words(label)}</span>{said}'
        f'<input id="{name}" name="{name}" type="{kind}" value="{escape(value)}" autocomplete="{keeps}"{asks}'
        f' dir="auto"{told}{rest}></label>'
    )


def chosen(name: str, label: str, options: Mapping[str, str], value: str = "") -> str:
    """One of several, with its label."""
    held = "".join(
        f'<option value="{escape(key)}"{" selected" if key == value else ""}>{escape(said)}</option>'
        for key, said in options.items()
    )
    return f'<label class="field" for="{name}"><span>{words(label)}</span><select id="{name}" name="{name}">{held}</select></label>'


def form(
    action: str, *parts: str, hidden: Mapping[str, str] | None = None, button: str, quiet: bool = False
) -> str:
    """A form that is sent to an address of ours."""
    held = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}">'
        for name, value in (hidden or {}).items()
    )
    look = ' class="quiet"' if quiet else ""
    return f'<form method="post" action="{escape(action)}"{look}>{held}{"".join(parts)}<button>{words(button)}</button></form>'


def wrong(sentence: str) -> str:
    """What went wrong, read out at once."""
    return (
        f'<p class="wrong" role="alert"><b aria-hidden="true">■</b> {words(sentence)}</p>' if sentence else ""
    )


def well(sentence: str) -> str:
    """What was done."""
    return (
        f'<p class="well" role="status"><b aria-hidden="true">✔</b> {words(sentence)}</p>' if sentence else ""
    )


def whole(
    language: Language,
    title: str,
    *parts: str,
    path: str,
    query: Mapping[str, str] | None = None,
    status: int = 200,
    script: str = "",
) -> HTMLResponse:
    """A page of the door; the same in the other languages is a link away."""
    plan = translate(language, "Joint action plan")
    ways = "".join(
        f'<a href="{escape(path)}?{escape(urlencode({**(query or {}), "lang": other}))}" lang="{other}" hreflang="{other}"'
        + (' aria-current="true"' if other == language else "")
        + f">{escape(NAMES[other])}</a>"
        for other in LANGUAGES
    )
    body = (
        f'<header class="head"><p class="plan">{words(plan)}</p>'
        f'<nav class="languages" aria-label="{escape(translate(language, "Language"))}">{ways}</nav></header>'
        f"<main><h1>{words(title)}</h1>{''.join(parts)}</main>"
    )
    document = page(language, f"{title} – {plan}", body, forms=True, script=script)
    return HTMLResponse(document, status, headers=HEADERS)
