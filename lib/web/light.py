"""The shell of a light page: one HTML document that asks nothing more of the line, in the reader's light and language."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path

from lib.documents import look
from lib.documents.html import coloured, words
from lib.domain.palette import LIGHT, Palette
from lib.domain.terms import Situation
from lib.i18n import Language, direction, translate

STYLE, FORMS = Path(__file__).with_name("light.css"), Path(__file__).with_name("forms.css")
#: Nothing is fetched, no script runs and no form leaves, whatever a text holds.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
#: A page with a form: it is sent to this site, and nowhere else.
SENDS = POLICY.replace("form-action 'none'", "form-action 'self'")
#: A page with the script of the door: one of this site, which asks this site alone.
RUNS = f"{SENDS}; script-src 'self'; connect-src 'self'"
#: The size of print, in points, of a page that has all the room it wants.
POINT = 10.5


def page(
    language: Language, title: str, body: str, *, point: float = POINT, forms: bool = False, script: str = ""
) -> str:
    """The document around a body that is written already; `point` is the size in which it is printed, `forms` says that
    something is sent from it, `script` where the one script is that it may run."""
    policy = RUNS if script else SENDS if forms else POLICY
    runs = f'<script src="{escape(script)}" defer></script>\n' if script else ""
    return f"""<!doctype html>
<html lang="{language}" dir="{direction(language)}" style="--point:{point:g}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(look.readable(title))}</title>
{runs}<style>
{_style()}{_forms() if forms else ""}</style>
</head>
<body>
{body}
</body>
</html>
"""


def sentence_page(language: Language, sentence: str) -> str:
    """A page that says one thing, and the way to the dashboard."""
    body = f"<main><h1>{words(sentence)}</h1>{way_in(language)}</main>"
    return page(language, translate(language, "Joint action plan"), body)


def way_in(language: Language, query: str = "") -> str:
    """The way to the dashboard."""
    address = f"./?{query or f'lang={language}'}"
    told = words(translate(language, "Open the dashboard"))
    return f'<p class="go"><a class="first" href="{escape(address)}">{told}</a></p>'


@cache
def _style() -> str:
    return coloured(STYLE, _named)


@cache
def _forms() -> str:
    return FORMS.read_text(encoding="utf-8")


def _named(colours: Palette) -> dict[str, str]:
    return {
        "ink": colours.ink,
        "quiet": colours.quiet,
        "line": colours.line,
        "ground": colours.background,
        "track": colours.soft,
        "link": colours.link,
        "control": colours.control,
        "on-control": LIGHT.background,
        "sample": colours.sample,
        "done": colours.situations[Situation.DONE],
        "on-done": colours.on_situation[Situation.DONE],
        "overdue": colours.words[Situation.OVERDUE],
        "watch": colours.words[Situation.WATCH],
    }
