"""The president's page, drawn: what is asked, what is late and who acts, what comes, the axes. Pure: facts in, HTML out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import urlencode

from lib.documents.briefing import AxisFacts, Briefing, Line, per_axis
from lib.documents.html import words
from lib.domain.terms import Situation, Weather
from lib.i18n import LANGUAGES, NAMES, Language, translate, translate_plural
from lib.i18n.formats import format_day, format_pair
from lib.i18n.labels import label, sign
from lib.web.light import page, way_in
from lib.web.sheet import ASKED, COMING, LATE, MOST_AXES, Sheet, sheet_of

#: Beyond this number of axes, only those that are not under control are drawn.
AXES = 9
#: Where the axes are too many, those at these levels are left to the count.
CALM = frozenset({Weather.SECURED, Weather.UNDER_CONTROL, Weather.NOT_ASSESSED})
#: Signs of a figure, from which it is written smaller: it stands on one line.
LONG = 7
#: Below this share of the bar, its figure does not fit inside.
NARROW = 30
TONES: Mapping[str, str] = {
    Situation.OVERDUE: "overdue",
    Situation.WATCH: "watch",
    Weather.COMPROMISED: "overdue",
    Weather.SUPPORT_NEEDED: "watch",
}
#: What makes a link of a name.
LINK = re.compile(r"</?a\b[^>]*>")


def brief_page(facts: Briefing, *, query: Mapping[str, str] | None, notices: Sequence[str] = ()) -> str:
    """The page of a briefing. `query` is what every link takes along: the language, and the moment where one was asked;
    none for a page that leads nowhere."""
    if query is None:
        return LINK.sub("", _whole(facts, {}, notices, leads=False))
    return _whole(facts, query, notices, leads=True)


def _whole(facts: Briefing, query: Mapping[str, str], notices: Sequence[str], *, leads: bool) -> str:
    language = facts.language
    axes = shown_axes(facts.axes)
    sheet = sheet_of(facts, axes)
    heading = f"{format_day(language, facts.day)} – {facts.plan}"
    parts = [_head(facts, notices), f"<main><h1>{words(facts.sentence)}</h1>"]
    if facts.total:
        parts += [
            _tiles(facts),
            _asked(facts, query, sheet),
            _late(facts, query, sheet),
            _coming(facts, query, sheet),
            _axes(facts, axes, query, sheet),
        ]
    parts += [_ways(facts, query), "</main>", _foot(facts, query)] if leads else ["</main>"]
    return page(language, heading, "\n".join(parts), point=sheet.point)


def shown_axes(axes: Sequence[AxisFacts]) -> list[AxisFacts]:
    """All of a few axes; of many, those that are not under control, the worst first where they are too many as well."""
    if len(axes) <= AXES:
        return list(axes)
    pressing = [axis for axis in axes if axis.level not in CALM]
    if len(pressing) <= MOST_AXES:
        return pressing
    worst = sorted(pressing, key=lambda axis: axis.level is not Weather.COMPROMISED)[:MOST_AXES]
    return [axis for axis in axes if axis in worst]


def _head(facts: Briefing, notices: Sequence[str]) -> str:
    language = facts.language
    day = translate(language, "Figures as of {day}", day=format_day(language, facts.day))
    revision = translate(language, "Revision {number}", number=facts.revision)
    boxes = [translate(language, "SAMPLE – fictional data")] if facts.is_sample else []
    told = "".join(f'<p class="box">{words(text)}</p>' for text in (*boxes, *notices))
    return (
        f'<header class="head"><p class="plan">{words(facts.plan)}</p>'
        f"<p>{words(f'{day} · {revision}')}</p>{told}</header>"
    )


def _tiles(facts: Briefing) -> str:
    told = "".join(
        f"<div{' class=alarm' if tile.is_alarm else ''}><dt>{_mark('■') if tile.is_alarm else ''}{words(tile.label)}</dt>"
        f'<dd><span class="figure{" long" if len(tile.figure) > LONG else ""}">{words(tile.figure)}</span>{words(tile.context)}</dd></div>'
        for tile in facts.tiles
    )
    return f'<dl class="tiles">{told}</dl>'


def _asked(facts: Briefing, query: Mapping[str, str], sheet: Sheet) -> str:
    language = facts.language

    def told(line: Line) -> str:
        whom = translate(language, "waiting on {whom}", whom=line.waits_on) if line.waits_on else ""
        if not line.requested:
            return _run(f'<span class="sign">{_mark("✖")}</span>{words(line.said)}', line.who, whom)
        asked = translate(language, "Asked: {what}", what=line.requested)
        return _run(_signed(language, line.situation), asked, line.who, whom)

    rows = "".join(
        f"<li{_unprinted(i, sheet.asked)}>{_name(line, query)}<p>{told(line)}</p></li>"
        for i, line in enumerate(facts.support[:ASKED])
    )
    return _part(
        translate(language, "What is asked of you"),
        rows,
        "list",
        translate(language, "No support is requested on this day."),
        _others(language, len(facts.support), (ASKED, sheet.asked), _link("./", query)),
    )


def _late(facts: Briefing, query: Mapping[str, str], sheet: Sheet) -> str:
    language = facts.language
    rows = "".join(
        f'<li{_unprinted(i, sheet.late)}><span class="when late">{words(line.said)}</span><div>{_name(line, query)}'
        f"<p>{_run(_signed(language, line.situation), line.who)}</p></div></li>"
        for i, line in enumerate(facts.late[:LATE])
    )
    return _part(
        translate(language, "Overdue, and who must act"),
        rows,
        "list dated since",
        facts.none_late,
        _others(language, len(facts.late), (LATE, sheet.late), _link("deadlines", query, view="late")),
    )


def _coming(facts: Briefing, query: Mapping[str, str], sheet: Sheet) -> str:
    language = facts.language
    rows = "".join(
        f'<li{_unprinted(i, sheet.coming)}><span class="when">{words(line.deadline)}</span><div>{_name(line, query)}'
        f"{f'<p>{words(line.who)}</p>' if line.who else ''}</div></li>"
        for i, line in enumerate(facts.coming[:COMING])
    )
    told = "".join(
        f'<p class="small">{words(text)}</p>' for text in (facts.minutes, facts.commission) if text
    )
    return (
        _part(
            translate(language, "Next steps"),
            rows,
            "list dated",
            translate(language, "No deadline is to come."),
            _others(
                language, len(facts.coming), (COMING, sheet.coming), _link("deadlines", query, view="coming")
            ),
        )
        + told
    )


def _axes(facts: Briefing, shown: Sequence[AxisFacts], query: Mapping[str, str], sheet: Sheet) -> str:
    language = facts.language
    title = words(per_axis(facts))
    told = words(translate(language, "(mark: expected on {day})", day=format_day(language, facts.day)))
    if not facts.axes:
        return f"<h2>{title}</h2><p>{words(translate(language, 'The plan names no axis.'))}</p>"
    rows = "".join(_axis(language, axis, _unprinted(i, sheet.axes)) for i, axis in enumerate(shown))
    more = _axes_left(facts, shown, query, "more screen" if len(shown) > sheet.axes else "more")
    if len(shown) > sheet.axes:
        more += _axes_left(facts, shown[: sheet.axes], query, "more paper")
    listed = f'<ul class="axes">{rows}</ul>' if rows else ""
    return f"<h2>{title} <span>{told}</span></h2>{listed}{more}"


def _axes_left(facts: Briefing, shown: Sequence[AxisFacts], query: Mapping[str, str], style: str) -> str:
    """How many axes are not told, at which levels."""
    left = [axis for axis in facts.axes if axis not in shown]
    if not left:
        return ""
    language = facts.language
    counted = [
        format_pair(language, label(language, level), str(n))
        for level in Weather
        if (n := sum(axis.level is level for axis in left))
    ]
    said = translate_plural(language, "+ {n} other axis", "+ {n} other axes", len(left))
    return f'<p class="{style}"><a href="{_link("axes", query)}">{words(said)}</a>{_run("", *counted)}</p>'


def _axis(language: Language, axis: AxisFacts, style: str) -> str:
    level = f'<span class="sign {TONES.get(axis.level, "")}">{_mark(sign(axis.level))}{words(label(language, axis.level))}</span>'
    name = f'<div class="name"><span>{words(axis.name)}</span>{level}</div>'
    if axis.progress is None:
        return f'<li{style}>{name}<div class="bar none"><span>{words(axis.rates)}</span></div></li>'
    value = max(0.0, min(axis.progress, 100.0))
    inside = value >= NARROW
    figure = f'<span class="in">{words(axis.done)}</span>'
    if not inside:
        figure = f'<span style="inset-inline-start:{value:.1f}%">{words(axis.done)}</span>'
    expected = ""
    if axis.expected is not None:
        place = max(0.0, min(axis.expected, 100.0))
        expected = f'<u style="inset-inline-start:calc({place:.1f}% - 2px)"></u>'
    return (
        f'<li{style}>{name}<div class="bar" role="img" aria-label="{escape(axis.rates)}">'
        f'<i style="width:{value:.1f}%"></i>{figure}{expected}</div></li>'
    )


def _ways(facts: Briefing, query: Mapping[str, str]) -> str:
    language = facts.language
    if not facts.total:
        return way_in(language, urlencode(query))
    note = words(translate(language, "Documents"))
    first = words(translate(language, "Open the dashboard"))
    return (
        f'<p class="go"><a class="first" href="{_link("./", query)}">{first}</a>'
        f'<a href="{_link("documents", query)}">{note}</a></p>'
    )


def _foot(facts: Briefing, query: Mapping[str, str]) -> str:
    language = facts.language
    mark = translate(language, "Fingerprint {fingerprint}", fingerprint=facts.fingerprint)
    day = format_day(language, facts.day)
    fixed = {**query, "day": facts.day.isoformat(), "revision": str(facts.revision)}
    photograph = translate(language, "Link to this page as it stands on {day}", day=day)
    others = "".join(
        f'<a lang="{other}" hreflang="{other}" href="{_link("brief", {**query, "lang": other})}">{NAMES[other]}</a>'
        for other in LANGUAGES
        if other != language
    )
    told = "".join(
        f"<p>{words(text)}</p>" for text in (facts.money, facts.missing, facts.hidden) if text and facts.total
    )
    return (
        f'<footer>{told}<p>{words(mark)}</p><p><a href="{_link("brief", fixed)}">{words(photograph)}</a></p>'
        f"<p>{others}</p></footer>"
    )


def _part(title: str, rows: str, style: str, empty: str, more: str) -> str:
    listed = f'<ul class="{style}">{rows}</ul>{more}' if rows else f"<p>{words(empty)}</p>"
    return f"<h2>{words(title)}</h2>{listed}"


def _others(language: Language, n: int, told: tuple[int, int], address: str) -> str:
    """How many are not told, on the screen and on paper."""

    def line(most: int, style: str) -> str:
        if n <= most:
            return ""
        said = translate_plural(language, "+ {n} other action", "+ {n} other actions", n - most)
        return f'<p class="{style}"><a href="{address}">{words(said)}</a></p>'

    screen, paper = told
    if screen == paper or n <= paper:
        return line(screen, "more")
    return line(screen, "more screen") + line(paper, "more paper")


def _unprinted(place: int, most: int) -> str:
    """Marks a line that is beyond what the sheet holds."""
    return "" if place < most else ' class="screen"'


def _name(line: Line, query: Mapping[str, str]) -> str:
    code = f"<b>{words(line.code)}</b> " if line.code else ""
    address = _link("action", query, code=line.code or line.key)
    return f'<a href="{address}">{code}{words(line.title)}</a>'


def _signed(language: Language, situation: Situation | None) -> str:
    if situation is None:
        return ""
    tone = TONES.get(situation, "")
    return f'<span class="sign {tone}">{_mark(sign(situation))}{words(label(language, situation))}</span>'


def _run(first: str, *texts: str) -> str:
    """Several texts in a line, each in its own direction; `first` is written already."""
    return "".join((first, *(f" · {words(text)}" for text in texts if text)))


def _mark(character: str) -> str:
    return f'<span aria-hidden="true">{character}\N{NO-BREAK SPACE}</span>'


def _link(page: str, query: Mapping[str, str], **more: str) -> str:
    """The address of a page of the application, beside this one, ready to stand in HTML."""
    return escape(f"{page}?{urlencode({**query, **more})}")
