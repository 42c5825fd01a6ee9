"""The agenda of a meeting that is convened: the order and the minutes of its points, those added by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lib.domain.agenda import ALWAYS, WEIGHTS, Line, Point, adjusted, arranged, decode
from lib.domain.changes import Values
from lib.i18n.formats import MISSING
from lib.reports.meeting import Shown
from lib.ui import data, layout, markup, session
from lib.ui.forms.shell import Form
from lib.ui.forms.state import Sent, row_at
from lib.ui.session import t
from lib.usecases.convening import arrange_agenda
from lib.wording.meeting import point_title

#: Empty lines for points that are added by hand.
SPARE = 2
#: Widths of the fields of a line, narrow enough for a telephone.
ORDER, TIME = 72, 80
#: Minutes of a point that is added without any.
NEW = 5
ADJUST = "adjust"


def read(shown: Shown) -> None:
    """The points in order, with their minutes."""
    layout.section(t("Agenda"))
    markup.table(
        [
            markup.Column(t("No."), short=True),
            markup.Column(t("Point"), width=60),
            markup.Column(t("To examine"), width=24),
            markup.Column(t("Duration"), number=True),
        ],
        [
            [
                str(place),
                point_title(session.language(), point),
                counted(shown, point) or MISSING,
                t("{n} min", n=point.minutes),
            ]
            for place, point in enumerate(shown.points, 1)
        ],
        t("Agenda"),
    )


def counted(shown: Shown, point: Point) -> str:
    """How much there is to examine on a computed point, and how much its time allows."""
    found = shown.called.found.get(point.computed or 0, 0)
    if not found:
        return ""
    called = shown.called.lines(point.computed or 0)
    return t("{called} of {found}", called=called, found=found) if called < found else str(found)


def edit(shown: Shown) -> None:
    """The same as a form: an order that is typed anew moves a point, no minutes take it off."""
    meeting = shown.meeting
    layout.section(t("Agenda"))
    markup.paragraph(
        t("Type another order to move a point, 0 min to take it off; the durations add up to {n} min.",
          n=meeting.planned_minutes)
    )  # fmt: skip
    names = _names(shown.points)

    def stored(revision: int) -> Values | None:
        row = row_at("meeting", meeting.key)(revision)
        return {**dict.fromkeys(form.values), **_flat(decode(str(row["agenda"])))} if row else None

    def write(sent: Sent) -> int | None:
        points = arranged(_lines(names, sent.values, shown.points))
        if sent.values[ADJUST]:
            points = adjusted(points, meeting.planned_minutes)
        return arrange_agenda(
            data.store(),
            sent.seen,
            meeting.key,
            points,
            sent.writing,
            reason=t("Agenda: {title}", title=meeting.title),
        )

    with Form(
        f"agenda_{meeting.key}",
        row=_flat(shown.points),
        stored=stored,
        fields_of=lambda difference: (
            tuple(form.values) if difference.field == "agenda" else (difference.field,)
        ),
    ) as form:
        _heads()
        for name, point in names.items():
            _line(form, name, point, shown)
        one, two = st.columns([3, 2], vertical_alignment="center")
        form.tick(ADJUST, t("Adjust the durations"), one)
        total = sum(int(form.values[f"minutes_{name}"] or 0) for name in names)
        with two:
            markup.paragraph(
                t("{total} min of {minutes}", total=total, minutes=meeting.planned_minutes), "plan-state"
            )
        form.submit(t("Record the agenda"), write, t("The changes were recorded."), primary=False)


def _heads() -> None:
    with st.container(horizontal=True, gap="small"):
        with st.container(width=ORDER, gap=None):
            markup.paragraph(t("Order"), "plan-state")
        with st.container(width="stretch", gap=None):
            markup.paragraph(t("Point"), "plan-state")
        with st.container(width=TIME, gap=None):
            markup.paragraph(t("Duration"), "plan-state")


def _line(form: Form, name: str, point: Point | None, shown: Shown) -> None:
    """A point: its order, what it is, its minutes; on a telephone they stay on one line."""
    words = point_title(session.language(), point) if point else t("another point")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        form.number(
            f"place_{name}",
            t("Order: {point}", point=words),
            label_visibility="collapsed",
            min_value=1.0,
            max_value=99.0,
            width=ORDER,
            placeholder="–",
        )
        with st.container(width="stretch", gap=None):
            if point and point.computed:
                markup.paragraph(words)
                found = counted(shown, point)
                if found or point.computed not in ALWAYS:
                    said = t("to examine: {n}", n=found) if found else t("nothing to examine today")
                    markup.paragraph(said, "plan-state")
            else:
                form.text(
                    f"title_{name}",
                    t("Point added by hand"),
                    label_visibility="collapsed",
                    placeholder=t("Point added by hand"),
                )
        form.number(
            f"minutes_{name}",
            t("Minutes: {point}", point=words),
            label_visibility="collapsed",
            min_value=0.0,
            max_value=480.0,
            width=TIME,
            placeholder=t("min"),
        )


def _names(points: tuple[Point, ...]) -> dict[str, Point | None]:
    """The lines of the form: the points in their order, the computed ones left off the agenda, then empty ones."""
    held = {_name(points, place): point for place, point in enumerate(points)}
    off = {f"c{n}": Point(n, 0) for n in WEIGHTS if f"c{n}" not in held}
    by_hand = sum(point.computed is None for point in points)
    return {**held, **off, **{f"h{by_hand + n}": None for n in range(1, SPARE + 1)}}


def _name(points: tuple[Point, ...], place: int) -> str:
    point = points[place]
    if point.computed:
        return f"c{point.computed}"
    return f"h{sum(p.computed is None for p in points[: place + 1])}"


def _flat(points: tuple[Point, ...]) -> dict[str, Any]:
    """The fields of an agenda."""
    fields: dict[str, Any] = {ADJUST: False}
    for place, point in enumerate(points):
        name = _name(points, place)
        fields |= {f"place_{name}": place + 1, f"minutes_{name}": point.minutes}
        if point.computed is None:
            fields[f"title_{name}"] = point.title
    return fields


def _lines(
    names: dict[str, Point | None], values: Mapping[str, Any], points: tuple[Point, ...]
) -> list[Line]:
    """What was typed; a new point whose minutes are not said takes those of a short one."""
    before = {_name(points, place): place + 1 for place in range(len(points))}
    lines = []
    for name, point in names.items():
        minutes, place = (int(values[f"{part}_{name}"] or 0) for part in ("minutes", "place"))
        if point and point.computed:
            lines.append(Line(Point(point.computed, minutes), before.get(name), place or None))
        else:
            words = str(values[f"title_{name}"] or "").strip()
            if name not in before and words:
                minutes = minutes or NEW
            if words or minutes:
                lines.append(Line(Point(None, minutes, words), before.get(name), place or None))
    return lines
