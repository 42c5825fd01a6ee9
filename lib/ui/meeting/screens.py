"""The eight screens of a meeting, as data: what stands on each, cut into parts of seven rows at most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from lib.domain.running_order import parts
from lib.i18n import mark
from lib.i18n.formats import format_day, format_list, format_long_day
from lib.reports.meeting import Shown, next_meeting, running_order
from lib.ui import markup, session
from lib.ui.meeting import rows as meeting_rows
from lib.ui.meeting.rows import Row
from lib.ui.session import t, tn
from lib.wording.meeting import TITLES
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
#: Screens that are shown even with nothing on them: where we stand, what we decide, when we meet.
ALWAYS = (1, 7, 8)


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
    """One point of the agenda."""

    number: int
    title: str
    parts: Sequence[Part]
    items: int


def screens(facts: Shown, noted: Mapping[str, Sequence[str]]) -> dict[int, Screen]:
    """The screens that have something to say, by number; the others are skipped, and the record says so."""
    built = [
        _first(facts),
        _screen(2, t("Carried out or not?"), DECISIONS, meeting_rows.earlier(facts), noted),
        _screen(3, _late_sentence(facts), LATE, meeting_rows.late(facts), noted),
        _screen(4, t("Who can unblock it, and by when?"), BLOCKED, meeting_rows.blocked(facts), noted),
        _screen(
            5,
            t(
                "Within {days}: will the date be held?",
                days=days_in_full(session.language(), facts.soon_days),
            ),
            SOON,
            meeting_rows.soon(facts),
            noted,
        ),
        _screen(6, t("Who writes again, and at which level?"), WAITING, meeting_rows.waiting(facts), noted),
        _screen(7, t("Read back before the session closes."), DECISIONS, meeting_rows.own(facts), noted),
        _screen(8, _next_sentence(facts), LEFT, meeting_rows.left(facts, noted), {}),
    ]
    return {screen.number: screen for screen in built if screen.items or screen.number in ALWAYS}


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
LEFT = _columns(CODE, (mark("Not discussed yet"), 56), (mark("Responsible"), 35))
SINCE = _columns(CODE, (mark("Since the last meeting"), 67), (mark("Axis"), 9), (mark("Party"), 15))
ORDER = _columns((mark("Turn"), 8), (mark("Who speaks"), 46), (mark("Actions"), 34), (mark("Time"), 12))


def _screen(
    number: int,
    sentence: str,
    columns: Sequence[tuple[str, int]],
    rows: Sequence[Row],
    noted: Mapping[str, Sequence[str]],
) -> Screen:
    cut = _cut(columns, [_with_notes(row, noted) for row in rows], sentence)
    nothing = (
        t("No decision is recorded yet.") if number == 7 else t("Everything on the agenda was discussed.")
    )
    empty = Part((), (), f"{sentence} {nothing}" if number == 8 else nothing)
    return Screen(number, t(TITLES[number]), cut or [empty], len(rows))


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
    text = second if isinstance(second, str) else second.text
    cell = markup.Cell(text, quiet=t("Noted: {what}", what=format_list(session.language(), notes)))
    return Row((first, cell, *rest), row.key)


def _first(facts: Shown) -> Screen:
    language = session.language()
    found = [Part((), (), plan_sentence(language, facts.head, facts.soon_days), has_tiles=True)]
    if facts.moves is not None and facts.previous is not None:
        rows = [
            Row((code, text, axis, party), "")
            for _, code, text, axis, party in since_lines(language, facts.moves)
        ]
        summary = since_summary(language, facts.moves)
        said = t("Since the meeting of {day}", day=format_day(language, facts.previous.held_on))
        if rows:
            found += _cut(SINCE, rows, f"{said}. {summary}")
        else:
            found.append(
                Part(
                    (),
                    (),
                    t(
                        "Nothing moved since the meeting of {day}.",
                        day=format_day(language, facts.previous.held_on),
                    ),
                )
            )
    order = running_order(facts)
    if order:
        rows = [
            Row(
                (
                    str(turn),
                    call.owner or t("owner to be named"),
                    format_list(
                        language,
                        [
                            f"{i.code} ({t('carried over')})" if i.key in facts.carried else i.code
                            for i in call.items
                        ],
                    ),
                    _minutes(call.minutes),
                )
            )
            for turn, call in enumerate(order, 1)
        ]
        called = {item.key for call in order for item in call.items}
        others = facts.head.tracked - facts.head.done - len(called)
        silent = tn(
            "{n} open action is not discussed.", "{n} open actions are not discussed.", max(0, others)
        )
        found += _cut(ORDER, rows, t("Running order: each is called once.") + " " + silent)
    return Screen(1, t(TITLES[1]), found, 1)


def _late_sentence(facts: Shown) -> str:
    """The figure of the overview, and where the blocked ones of it are."""
    question = t("Which date can you hold, and what do you lack?")
    if not facts.head.past_due_blocked:
        return question
    beside = tn(
        "{n} deadline passed is of a blocked or suspended action: next screen.",
        "{n} deadlines passed are of blocked or suspended actions: next screen.",
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


def _minutes(minutes: float) -> str:
    return t("less than 1 min") if minutes < 1 else t("{n} min", n=round(minutes))
