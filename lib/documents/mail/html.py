"""A message as HTML: one column that any reader of mail can draw, nothing fetched, light and dark. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template

from lib.documents import look
from lib.documents.html import words
from lib.documents.mail.model import Line, Mail, Part, Way
from lib.documents.mail.text import subject
from lib.domain.palette import DARK, LIGHT, Palette
from lib.domain.terms import Situation
from lib.i18n import direction

STYLE = Path(__file__).with_name("dark.css")
#: What each class of the style sheet looks like where a reader of mail leaves style sheets out: the light colours.
INLINE: Mapping[str, str] = {
    "ground": "margin:0;padding:0;background:$background;color:$ink",
    "sheet": "max-width:600px;margin:0 auto;padding:24px 16px;font:16px/24px 'Source Sans 3','Segoe UI',Roboto,"
    "Helvetica,Arial,sans-serif;color:$ink;text-align:$start",
    "plan": "margin:0 0 16px;padding:0 0 8px;border-bottom:1px solid $line;font-size:14px;line-height:20px;color:$quiet",
    "sample": "margin:0 0 16px;padding:4px 12px;border:1px solid $sample;border-$start:6px solid $sample;color:$ink",
    "title": "margin:0 0 16px;font-size:20px;line-height:28px;font-weight:600;color:$ink",
    "said": "margin:0 0 16px;color:$ink",
    "part": "margin:24px 0 4px;padding:0 0 4px;border-bottom:1px solid $line;font-size:16px;line-height:24px;"
    "font-weight:600;color:$ink",
    "line": "margin:0;padding:8px 0;border-bottom:1px solid $line;color:$ink",
    "lead": "font-weight:600;color:$ink",
    "alarm": "font-weight:600;color:$alert",
    "link": "color:$link;text-decoration:underline",
    "quiet": "margin:0;font-size:14px;line-height:20px;color:$quiet",
    "way": "margin:24px 0",
    "button": "display:inline-block;padding:12px 24px;background:$control;color:$on_control;font-weight:600;"
    "text-decoration:none;border-radius:4px",
    "foot": "margin:32px 0 0;padding:8px 0 0;border-top:1px solid $line;font-size:14px;line-height:20px;color:$quiet",
}


def html(mail: Mail) -> str:
    """The whole message as one document, every text escaped; its style also stands on each element."""
    side = direction(mail.language)
    body = "\n".join(_Drawn(side).of(mail))
    style = Template(STYLE.read_text(encoding="utf-8")).substitute(_named(DARK))
    return f"""<!doctype html>
<html lang="{mail.language}" dir="{side}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{escape(subject(mail))}</title>
<style>
{style}</style>
</head>
<body{_Drawn(side).style("ground")}>
<div lang="{mail.language}" dir="{side}"{_Drawn(side).style("sheet")}>
{body}
</div>
</body>
</html>
"""


class _Drawn:
    """Elements with their class and their style."""

    def __init__(self, side: str) -> None:
        self._values = {**_named(LIGHT), "start": "right" if side == "rtl" else "left"}

    def style(self, name: str) -> str:
        """Class and style of an element."""
        return f' class="{name}" style="{Template(INLINE[name]).substitute(self._values)}"'

    def of(self, mail: Mail) -> Sequence[str]:
        """The message from its first line to its last."""
        drawn = [self._said("sample", mail.sample), self._said("plan", mail.plan)]
        drawn.append(f"<h1{self.style('title')}>{words(mail.title)}</h1>")
        drawn += [self._said("said", said) for said in (mail.greeting, *mail.paragraphs)]
        drawn += [block for part in mail.parts for block in self._part(part)]
        if mail.way:
            drawn.append(f"<p{self.style('way')}>{self._link(mail.way, 'button')}</p>")
        drawn.append(self._said("said", "\n".join(mail.closing)))
        stop = f"<br>{self._link(mail.stop, 'link')}" if mail.stop else ""
        if mail.foot or stop:
            drawn.append(f"<p{self.style('foot')}>{words(chr(10).join(mail.foot))}{stop}</p>")
        return [block for block in drawn if block]

    def _said(self, name: str, text: str) -> str:
        return f"<p{self.style(name)}>{words(text)}</p>" if text else ""

    def _part(self, part: Part) -> Sequence[str]:
        drawn = [f"<h2{self.style('part')}>{words(part.title)}</h2>"]
        drawn += [self._line(line) for line in part.lines]
        if not part.lines:
            drawn.append(self._said("said", part.empty))
        drawn.append(self._said("quiet", part.more))
        return drawn

    def _line(self, line: Line) -> str:
        tone = "alarm" if line.is_alarm else "lead"
        lead = f"<span{self.style(tone)}>{words(line.lead)}</span> – " if line.lead else ""
        name = self._link(Way(line.name, line.link), "link") if line.link else words(line.name)
        below = f"<div{self.style('quiet')}>{words(line.below)}</div>" if line.below else ""
        return f"<div{self.style('line')}>{lead}{name}{below}</div>"

    def _link(self, way: Way, name: str) -> str:
        """A link with its words; they are its colour too where a reader of mail paints links its own."""
        address = escape(look.readable(way.address), quote=True)
        return f'<a href="{address}"{self.style(name)}>{words(way.label)}</a>'


def _named(colours: Palette) -> dict[str, str]:
    return {
        "ink": colours.ink,
        "quiet": colours.quiet,
        "line": colours.line,
        "background": colours.background,
        "sample": colours.sample,
        "link": colours.link,
        "control": colours.control,
        "on_control": colours.on_control,
        "alert": colours.words[Situation.OVERDUE],
    }
