"""The convocation of a meeting: when, where, who is invited, the agenda with its durations, who is asked what. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from lib.documents import look
from lib.documents.blocks import Block, Document, Facts, Heading, Paragraph, Table, TableColumn
from lib.i18n import Language, mark, translate
from lib.i18n.formats import as_typed, format_day, format_list, format_long_day, format_names
from lib.i18n.labels import country_words, field_label

#: Actions of one owner that stand in one row, which no page parts.
IN_A_ROW = 10


@dataclass(frozen=True, slots=True)
class Stop:
    """A point of the agenda in words, when it begins (None where no hour is set), its minutes, what it examines."""

    title: str
    begins: time | None
    minutes: int
    about: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is given the floor, and the actions that are asked about, « A6.1 – title »."""

    owner: str
    actions: Sequence[str]


@dataclass(frozen=True, slots=True)
class Convocation:
    """All that the convocation says; texts are in its language. `day` is the meeting's, `figures_on` that of the figures."""

    plan: str
    title: str
    day: date
    begins: time | None
    ends: time | None
    minutes: int
    place: str
    chair: str
    secretary: str
    invited: Sequence[tuple[str, str]]  # party, function
    stops: Sequence[Stop]
    asked: Sequence[Asked]
    carried: Sequence[str]  # what the meeting before did not come to
    carried_from: date | None
    decisions: Sequence[tuple[str, str, str, str]]  # number, decision, responsible, deadline
    figures_on: date
    revision: int
    fingerprint: str
    is_sample: bool


def convocation(facts: Convocation, language: Language) -> Document:
    """The paper: what a participant needs to come prepared."""

    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    blocks: list[Block] = [
        Paragraph(t("You are kindly invited to the following meeting.")),
        Facts([*_when(facts, language), *_people(facts, language)]),
        Heading(t("Agenda"), 2),
        Table(
            [
                TableColumn(t("No."), 8),
                *([TableColumn(t("Hour"), 12)] if facts.begins else []),
                TableColumn(t("Point"), 62 if facts.begins else 74),
                TableColumn(t("Duration"), 18, number=True),
            ],
            [
                (
                    str(place),
                    *([_hour(stop.begins)] if facts.begins else []),
                    f"{stop.title}\n{stop.about}" if stop.about else stop.title,
                    t("{n} min", n=stop.minutes),
                )
                for place, stop in enumerate(facts.stops, 1)
            ],
            caption=t("Length of the meeting: {minutes} min.", minutes=facts.minutes),
        ),
    ]
    if facts.carried and facts.carried_from:
        day = format_day(language, facts.carried_from)
        blocks.append(
            Paragraph(
                t(
                    "Examined first, as the meeting of {day} did not come to it: {points}.",
                    day=day,
                    points=format_list(language, facts.carried),
                )
            )
        )
    if facts.asked:
        blocks += [
            Heading(t("Who is given the floor"), 2),
            Paragraph(
                t(
                    "Each is given the floor once. Drawn up from the figures of {day}; brought up to date at the opening.",
                    day=format_day(language, facts.figures_on),
                ),
                "quiet",
                sticky=True,
            ),
            Table(
                [TableColumn(t("Responsible"), 36), TableColumn(t("Actions"), 64)],
                [(asked.owner, "\n".join(part)) for asked in facts.asked for part in _parts(asked.actions)],
            ),
        ]
    if facts.decisions:
        blocks += [
            Heading(t("Decisions to be carried out"), 2),
            Table(
                [
                    TableColumn(t("No."), 16),
                    TableColumn(t("Decision"), 44),
                    TableColumn(t("Responsible"), 24),
                    TableColumn(t("Deadline"), 16),
                ],
                facts.decisions,
            ),
        ]
    return Document(
        title=t("Convocation"),
        subtitle=facts.title,
        reference=facts.plan,
        language=language,
        day=facts.figures_on,
        revision=facts.revision,
        fingerprint=facts.fingerprint,
        blocks=blocks,
        is_sample=facts.is_sample,
        plan=facts.plan,
    )


def text(facts: Convocation, language: Language) -> str:
    """The same in plain lines, to be copied into a message."""

    def t(message: str, **values: object) -> str:
        return translate(language, message, **values)

    colon = "\N{NO-BREAK SPACE}:" if language == "fr" else ":"
    lines = [
        t("Dear Madam, dear Sir,"),
        "",
        t("You are kindly invited to the following meeting."),
        "",
        facts.title,
        *(f"{name}{colon} {value}" for name, value in _when(facts, language)),
        "",
        f"{t('Agenda')}{colon}",
        *(
            f"{place}. {stop.title} ({t('{n} min', n=stop.minutes)})"
            + (f"{colon} {stop.about}" if stop.about else "")
            for place, stop in enumerate(facts.stops, 1)
        ),
    ]
    if facts.asked:
        lines += ["", f"{t('Who is given the floor')}{colon}"]
        lines += [
            f"– {as_typed(language, asked.owner)}{colon} {format_names(language, asked.actions)}"
            for asked in facts.asked
        ]
    ending = ["", t("With our best regards,"), *([facts.chair] if facts.chair else [])]
    return look.readable("\n".join([*lines, *ending]))


def _parts(actions: Sequence[str]) -> list[Sequence[str]]:
    """The actions of one owner in one row, and in a further one where a page could not hold them."""
    return [actions[first : first + IN_A_ROW] for first in range(0, len(actions), IN_A_ROW)]


def _when(facts: Convocation, language: Language) -> list[tuple[str, str]]:
    day = format_long_day(language, facts.day)
    pairs = [(translate(language, "Date"), day)]
    if facts.begins and facts.ends:
        hours = translate(language, "from {start} to {end}", start=_hour(facts.begins), end=_hour(facts.ends))
        pairs.append((translate(language, "Hour"), hours))
    if facts.place:
        pairs.append((field_label(language, "meeting", "place"), facts.place))
    return pairs


def _people(facts: Convocation, language: Language) -> list[tuple[str, str]]:
    pairs = [
        (translate(language, name), held)
        for name, held in ((mark("Chaired by"), facts.chair), (mark("Secretary"), facts.secretary))
        if held
    ]
    parties: dict[str, list[str]] = {}
    for party, function in facts.invited:
        parties.setdefault(party, []).append(function)
    invited = "\n".join(
        f"{country_words(language, party)} – {format_list(language, functions)}"
        if party
        else format_list(language, functions)
        for party, functions in parties.items()
    )
    return [*pairs, *([(translate(language, "Invited"), invited)] if invited else [])]


def _hour(at: time | None) -> str:
    return at.strftime("%H:%M") if at else ""
