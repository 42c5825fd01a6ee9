"""The eight screens of a meeting, as data: what stands on each, cut into parts of seven rows at most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from lib.domain.agenda import ALWAYS, Point
from lib.domain.running_order import ROWS_PER_SCREEN, parts
from lib.i18n import mark
from lib.i18n.formats import format_day, format_list, format_long_day
from lib.reports.meeting import Shown, next_meeting, running_order
from lib.store import reads
from lib.ui import data, markup, session
from lib.ui.meeting import links, milestones
from lib.ui.meeting import rows as meeting_rows
from lib.ui.meeting.rows import Row
from lib.ui.session import t, tn
from lib.wording import rounds as wording
from lib.wording.meeting import point_title
from lib.wording.sentences import plan_sentence
from lib.wording.short import days_in_full
from lib.wording.since import since_lines, since_summary

#: Lines of text that fit between the title and the buttons at 1366 × 768, in the smallest size.
LINES = 13
#: Characters that fit on one line of a column of one per cent of the width, in the smallest size.
CHARACTERS = 1.15
#: What the rows of a screen may take in height at 1366 × 768, and the sizes of meeting.css that they may be set in:
#: letters, line, what a row has above and below.
ROOM = 520
SIZES = {"large": (31, 38, 20), "medium": (26, 32, 18), "small": (22, 27, 16)}
#: Rows of what changed since the last meeting: two screens; the rest is read on the page of the evolution.
SINCE_MOST = 2 * ROWS_PER_SCREEN


@dataclass(frozen=True, slots=True)
class Part:
    """What fits on the screen at once; tiles stand instead of rows on the first."""

    columns: Sequence[markup.Column]
    rows: Sequence[Row]
    sentence: str = ""
    has_tiles: bool = False
    size: str = "small"  # one of SIZES: the largest in which the rows fit


@dataclass(frozen=True, slots=True)
class Screen:
    """One point of the agenda: its place (from 1) among `of`, its minutes, what is computed on it (None: added by hand)."""

    number: int
    of: int
    minutes: int
    computed: int | None
    title: str
    parts: Sequence[Part]


def screens(facts: Shown, noted: Mapping[str, Sequence[str]]) -> dict[int, Screen]:
    """The screens that have something to say, by their place on the agenda, in its order; the others are skipped, and the
    record says so."""
    shown = {}
    for place, point in enumerate(facts.points, 1):
        found = _parts(facts, point, noted)
        if found:
            title = point_title(session.language(), point)
            shown[place] = Screen(
                place, len(facts.points), max(1, point.minutes), point.computed, title, found
            )
    return shown


def skipped(facts: Shown, shown: Mapping[int, Screen]) -> list[int]:
    """The computed points of the agenda that have nothing to examine."""
    return [p.computed for place, p in enumerate(facts.points, 1) if p.computed and place not in shown]


def _parts(facts: Shown, point: Point, noted: Mapping[str, Sequence[str]]) -> Sequence[Part]:
    """What stands on the screen of a point; nothing where it has nothing to examine."""
    match point.computed:
        case None:
            return [
                Part((), (), t("Added to the agenda by hand: {minutes}.", minutes=minutes(point.minutes)))
            ]
        case 1:
            return _first(facts)
        case 2:
            said, columns, rows = t("Carried out or not?"), DECISIONS, meeting_rows.earlier(facts)
        case 3:
            said, columns, rows = _late_sentence(facts), LATE, meeting_rows.late(facts)
        case 4:
            said, columns = t("Who can unblock it, and by when?"), BLOCKED
            rows = meeting_rows.blocked(facts)
        case 5:
            said = t(
                "Within {days}: will the date be held?",
                days=days_in_full(session.language(), facts.soon_days),
            )
            columns, rows = SOON, meeting_rows.soon(facts)
        case 6:
            said, columns = t("Who writes again, and at which level?"), WAITING
            rows = meeting_rows.waiting(facts)
        case 7:
            said, columns, rows = (
                t("Read back before the session closes."),
                DECISIONS,
                meeting_rows.own(facts),
            )
        case _:
            return _next(facts, noted)
    keys = [row.key for row in rows]
    said_of, tied = milestones.told(facts, keys), links.told(facts, keys)
    rows = [_with_notes(milestones.beside(milestones.beside(row, said_of), tied), noted) for row in rows]
    cut = _cut(columns, rows, f"{said}{_of_all(facts, point.computed)}")
    nothing = [Part((), (), t("No decision is recorded yet."))]
    return cut or (nothing if point.computed in ALWAYS else [])


def _of_all(facts: Shown, computed: int) -> str:
    """How many of the lines of a point are called, where the time does not allow them all."""
    if not facts.called.left(computed):
        return ""
    called, found = facts.called.lines(computed), facts.called.found[computed]
    return " " + t("The time of this point allows {called} of {found}.", called=called, found=found)


def _columns(*titles: tuple[str, int]) -> tuple[tuple[str, int], ...]:
    return titles


CODE = (mark("Code"), 9)
DECISIONS = _columns(
    (mark("No."), 14),
    (mark("Decision"), 40),
    (mark("Responsible"), 22),
    (mark("Deadline"), 13),
    (mark("Status"), 11),
)
LATE = _columns(
    CODE, (mark("Action"), 43), (mark("Responsible"), 24), (mark("Deadline"), 13), (mark("Late by"), 11)
)
BLOCKED = _columns(
    CODE, (mark("Action"), 40), (mark("Responsible"), 23), (mark("Waiting on"), 16), (mark("Deadline"), 12)
)
SOON = _columns(
    CODE, (mark("Action"), 43), (mark("Responsible"), 24), (mark("Deadline"), 13), (mark("Progress"), 11)
)
WAITING = _columns(CODE, (mark("What is awaited"), 47), (mark("From whom"), 20), (mark("Since"), 24))
COUNTED = _columns(
    (mark("Not called: to be read on the screens"), 60), (mark("Called"), 18), (mark("Not called"), 22)
)
LEFT = _columns(CODE, (mark("Not discussed yet"), 56), (mark("Responsible"), 35))
SINCE = _columns(CODE, (mark("Since the last meeting"), 67), (mark("Axis"), 9), (mark("Party"), 15))
ORDER = _columns((mark("Turn"), 8), (mark("Who speaks"), 46), (mark("Actions"), 34), (mark("Time"), 12))


def _next(facts: Shown, noted: Mapping[str, Sequence[str]]) -> Sequence[Part]:
    """When the next meeting is, and what comes to it first as nothing was noted on it yet."""
    said, rows = _next_sentence(facts), meeting_rows.left(facts, noted)
    if not rows:
        return [Part((), (), f"{said} {t('Everything on the agenda was discussed.')}")]
    more = len(rows) - ROWS_PER_SCREEN
    if more > 0:
        said += " " + tn("And {n} more action.", "And {n} more actions.", more)
    return _cut(LEFT, rows[:ROWS_PER_SCREEN], said)


def _cut(columns: Sequence[tuple[str, int]], rows: Sequence[Row], sentence: str) -> list[Part]:
    shown = [markup.Column(t(title), short=title == "Code", width=share) for title, share in columns]
    heights = [_lines(row, columns) for row in rows]
    cut = [rows[first:last] for first, last in parts(heights, most=LINES)]
    size = max((_size(part, columns) for part in cut), key=list(SIZES).index, default="small")
    return [Part(shown, part, sentence, size=size) for part in cut]


def _size(rows: Sequence[Row], columns: Sequence[tuple[str, int]]) -> str:
    """The largest size in which the rows fit on the screen."""
    for name, (letters, line, around) in SIZES.items():
        heights = (_lines(row, columns, CHARACTERS * 22 / letters) * line + around for row in rows)
        if line + sum(heights) <= ROOM:
            return name
    return "small"


def _lines(row: Row, columns: Sequence[tuple[str, int]], characters: float = CHARACTERS) -> int:
    """How many lines of text the row needs, estimated from the width of its columns."""
    needed = 1
    for cell, (_, share) in zip(row.cells, columns, strict=True):
        width = max(6.0, share * characters)
        text, quiet = (cell, "") if isinstance(cell, str) else (cell.text, cell.quiet)
        needed = max(needed, ceil(len(text) / width) + ceil(len(quiet) / width))
    return needed


def _with_notes(row: Row, noted: Mapping[str, Sequence[str]]) -> Row:
    notes = noted.get(row.key, ())
    if not notes:
        return row
    first, second, *rest = row.cells
    cell = markup.Cell(second) if isinstance(second, str) else second
    said = t("Noted: {what}", what=format_list(session.language(), notes))
    quiet = " · ".join(part for part in (cell.quiet, said) if part)
    return Row((first, markup.Cell(cell.text, quiet=quiet), *rest), row.key)


def _first(facts: Shown) -> Sequence[Part]:
    """Where the plan stands; what changed since the last meeting; who speaks; what the time does not allow, counted."""
    said = plan_sentence(session.language(), facts.head, facts.soon_days)
    asked = data.read(reads.open_round)
    if asked is not None:
        said = f"{said} {wording.answered(session.language(), asked)}."
    return [Part((), (), said, has_tiles=True), *_since(facts), *_order(facts), *_counted(facts)]


def _since(facts: Shown) -> Sequence[Part]:
    language = session.language()
    if facts.moves is None or facts.previous is None:
        return []
    day = format_day(language, facts.previous.held_on)
    lines = since_lines(language, facts.moves)
    if not lines:
        return [Part((), (), t("Nothing moved since the meeting of {day}.", day=day))]
    rows = [Row((code, text, axis, party), "") for _, code, text, axis, party in lines[:SINCE_MOST]]
    said = f"{t('Since the meeting of {day}', day=day)}. {since_summary(language, facts.moves)}"
    more = len(lines) - len(rows)
    if more > 0:
        said += " " + tn(
            "{n} more change is read on the page “{page}”.",
            "{n} more changes are read on the page “{page}”.",
            more,
            page=t("Evolution"),
        )
    return _cut(SINCE, rows, said)


def _order(facts: Shown) -> Sequence[Part]:
    order, language = running_order(facts), session.language()
    rows = [
        Row(
            (
                str(turn),
                call.owner or t("owner to be named"),
                format_list(
                    language,
                    [
                        f"{i.code} ({t('not discussed last time')})" if i.key in facts.carried else i.code
                        for i in call.items
                    ],
                ),
                minutes(call.minutes),
            )
        )
        for turn, call in enumerate(order, 1)
    ]
    others = facts.head.tracked - facts.head.done - len({item.key for call in order for item in call.items})
    silent = tn("{n} open action is not discussed.", "{n} open actions are not discussed.", max(0, others))
    return _cut(ORDER, rows, t("Running order: each is called once.") + " " + silent)


def _counted(facts: Shown) -> Sequence[Part]:
    """What the time does not allow: one screen of counts, whatever the size of the plan."""
    said = t("What the time of the meeting does not allow is counted here; each line opens its rows.")
    return _cut(COUNTED, meeting_rows.not_called(facts), said)


def _late_sentence(facts: Shown) -> str:
    """The figure of the overview, and where the blocked ones of it are."""
    question = t("Which date can you hold, and what do you lack?")
    if not facts.head.past_due_blocked:
        return question
    beside = tn(
        "{n} deadline passed is of a blocked or suspended action: it is seen with those.",
        "{n} deadlines passed are of blocked or suspended actions: they are seen with those.",
        facts.head.past_due_blocked,
    )
    return f"{question} {beside}"


def _next_sentence(facts: Shown) -> str:
    """When and where the next meeting is: as the closing said, else as it is proposed."""
    day, place = next_meeting(facts.meeting)
    if day is None:
        return t("Next meeting: to be agreed.")
    when = format_list(
        session.language(), [format_long_day(session.language(), day), *([place] if place else [])]
    )
    if facts.is_open:
        return t("Proposed: {when}; the closing confirms it.", when=when)
    return t("Next meeting: {when}.", when=when)


def minutes(lasts: float) -> str:
    """A duration as it is said."""
    return t("less than 1 min") if lasts < 1 else t("{n} min", n=round(lasts))
