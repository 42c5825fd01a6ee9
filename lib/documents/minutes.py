"""The joint minutes of two parties of equal rank: what is signed in two originals. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lib.documents import minutes_tables as tables
from lib.documents.blocks import (
    Bars,
    Block,
    Bullets,
    Document,
    FacingTexts,
    Facts,
    Figure,
    Figures,
    Heading,
    PageBreak,
    Paragraph,
)
from lib.documents.minutes_tables import PlanLine, StateLine
from lib.domain.minutes_text import MinutesText, originals
from lib.domain.terms import LanguageClause
from lib.i18n import Language, mark, translate
from lib.i18n.formats import format_day, format_long_day
from lib.i18n.spelled import spelled_day

First = Literal["a", "b"]
#: How the closing formula says the languages of the originals.
CLAUSES = {
    LanguageClause.FRENCH: mark("in French"),
    LanguageClause.FRENCH_ARABIC_EQUAL: mark("in French and in Arabic, both texts being equally authentic"),
    LanguageClause.FRENCH_ARABIC_FRENCH_PREVAILS: mark(
        "in French and in Arabic, the French text prevailing in case of divergence"
    ),
}


@dataclass(frozen=True, slots=True)
class MinutesFacts:
    """All that the minutes say; words and figures are in the language of the paper, of the day and revision shown."""

    plan: str
    language: Language
    reference: str
    held_on: date
    place: str
    shown_day: date
    revision: int
    fingerprint: str
    is_sample: bool
    is_signed: bool
    clause: LanguageClause | None
    party_a: str
    party_b: str
    short_a: str  # as the plan's lists call them
    short_b: str
    text: MinutesText
    sentence: str
    tiles: Sequence[Figure]
    axes: Bars
    calendar: Sequence[PlanLine]
    state: Sequence[StateLine]
    commission: str = ""
    missing: str = ""


def joint_minutes(facts: MinutesFacts, first: First = "a") -> Document:
    """The original of one party: that party is named first everywhere, the other faces it with the same rank.

    Until both signed it is marked as a draft on every page. In a language that the parties did not choose for their
    originals it is a courtesy translation, which is not signed.
    """
    paper = _Paper(facts, first)
    blocks = [*paper.head(), *paper.sections(), *paper.end(), *paper.annexes()]
    party = facts.short_a if first == "a" else facts.short_b
    reference = translate(facts.language, "Joint minutes {reference}", reference=facts.reference).strip()
    if not paper.is_courtesy:
        reference += " – " + translate(facts.language, "original of: {party}", party=party)
    return Document(
        title=translate(facts.language, "Joint minutes"),
        language=facts.language,
        day=facts.shown_day,
        revision=facts.revision,
        fingerprint=facts.fingerprint,
        blocks=blocks,
        reference=reference,
        is_draft=not facts.is_signed,
        is_sample=facts.is_sample,
        plan=facts.plan,
        shows_title=False,
    )


class _Paper:
    """Writes the parts of one original."""

    def __init__(self, facts: MinutesFacts, first: First) -> None:
        self.facts, self.text, self.language = facts, facts.text, facts.language
        self.is_courtesy = facts.language not in originals(facts.clause)
        a = (facts.party_a, self.text.delegation_a, self.text.names_a)
        b = (facts.party_b, self.text.delegation_b, self.text.names_b)
        self.sides = (a, b) if first == "a" else (b, a)
        observed = [(p.position_a, p.position_b) for p in self.text.points]
        self.observed = observed if first == "a" else [(y, x) for x, y in observed]

    def t(self, message: str, **values: object) -> str:
        """A message in the language of the paper."""
        return translate(self.language, message, **values)

    def head(self) -> list[Block]:
        """The two parties facing each other, the title, place, day and reference."""
        (left, _, _), (right, _, _) = self.sides
        day = spelled_day(self.language, self.facts.held_on)
        where = [self.t("{place}, on {day}", place=self.facts.place, day=day) if self.facts.place else day]
        if self.facts.reference:
            where.append(self.t("Ref. {reference}", reference=self.facts.reference))
        if not self.facts.is_signed:
            where.append(self.t("DRAFT"))
        blocks: list[Block] = [
            FacingTexts([left], [right]),
            Paragraph(self.t("Joint minutes"), "title", centred=True),
            Paragraph(
                self.t("of the working session between {first} and {second}", first=left, second=right),
                centred=True,
            ),
            Paragraph(" — ".join(where), "strong", centred=True),
        ]
        if self.is_courtesy:
            blocks.append(
                Paragraph(
                    self.t("Courtesy translation: only the signed originals are authentic."),
                    "quiet",
                    centred=True,
                )
            )
        return blocks

    def sections(self) -> list[Block]:
        """Framework, delegations, agenda, follow-up, points, decisions, calendar."""
        return [
            *self._framework(),
            *self._delegations(),
            Heading(f"3. {self.t('Agenda')}", 2),
            *(
                [Paragraph(self.t("Adopted by common agreement:")), Bullets(self.text.agenda, numbered=True)]
                if self.text.agenda
                else [Paragraph(self.t("To be completed."), "quiet")]
            ),
            Heading(f"4. {self.t('Follow-up of the previous session')}", 2),
            tables.follow_up(self.language, self.text.follow_up),
            *self._points(),
            Heading(f"6. {self.t('Decisions and recommendations')}", 2),
            *tables.decisions(self.language, self.text.decisions),
            *tables.recommendations(self.language, self.text.recommendations),
            Heading(f"7. {self.t('Action plan and calendar')}", 2),
            *tables.calendar(self.language, self.facts.calendar, self.facts.shown_day),
        ]

    def _framework(self) -> list[Block]:
        (left, _, _), (right, _, _) = self.sides
        facts = self.facts
        met = self.t(
            "{first}, on the one hand, and {second}, on the other hand, hereinafter “the Parties”, met in {place} on {day}{hours}.",
            first=left,
            second=right,
            place=facts.place or "…",
            day=format_long_day(self.language, facts.held_on),
            hours=f", {self.text.hours}" if self.text.hours else "",
        )
        return [
            Heading(f"1. {self.t('Framework')}", 2),
            *([Paragraph(self.text.basis)] if self.text.basis else []),
            Paragraph(met),
        ]

    def _delegations(self) -> list[Block]:
        sides = []
        for name, functions, _ in self.sides:
            lines = [self.t("For {party}", party=name)]
            if functions:
                lines.append(self.t("Led by: {function}", function=functions[0]))
            sides.append([*lines, *functions[1:]] if functions else [*lines, self.t("To be completed.")])
        blocks: list[Block] = [Heading(f"2. {self.t('Delegations')}", 2), FacingTexts(sides[0], sides[1])]
        if self.text.shows_names:
            blocks.append(Paragraph(self.t("The list of names is in annex 1."), "quiet"))
        return blocks

    def _points(self) -> list[Block]:
        blocks: list[Block] = [Heading(f"5. {self.t('Points examined')}", 2)]
        if not self.text.points:
            return [*blocks, Paragraph(self.t("To be completed."), "quiet")]
        (left, _, _), (right, _, _) = self.sides
        for number, (point, said) in enumerate(zip(self.text.points, self.observed, strict=True), 1):
            blocks.append(Heading(f"5.{number} {point.title}", 3))
            if point.finding:
                blocks.append(Paragraph(point.finding))
            if any(said):
                blocks.append(
                    FacingTexts(
                        [self.t("Observation of {party}", party=left), said[0] or "–"],
                        [self.t("Observation of {party}", party=right), said[1] or "–"],
                    )
                )
        return blocks

    def end(self) -> list[Block]:
        """Transmission, next session, closing, the formula and the signatures."""
        text, facts = self.text, self.facts
        blocks: list[Block] = [
            Heading(f"8. {self.t('Transmission')}", 2),
            Paragraph(text.transmission or self.t("To be completed.")),
            *([Paragraph(facts.commission)] if facts.commission else []),
            Heading(f"9. {self.t('Next session')}", 2),
            Paragraph(text.next_meeting or self.t("to be agreed")),
            Heading(f"10. {self.t('Closing of the session')}", 2),
            *([Paragraph(text.closing, sticky=True)] if text.closing else []),
            Paragraph(
                self.t(
                    "Done in {place}, on {day}, in two originals {languages}, each Party keeping one.",
                    place=facts.place or "…",
                    day=format_long_day(self.language, facts.held_on),
                    languages=self.t(CLAUSES[facts.clause])
                    if facts.clause
                    else self.t("[languages: to be chosen by the Parties]"),
                ),
                sticky=True,
            ),
        ]
        sides = []
        for name, functions, _ in self.sides:
            lines = [self.t("For {party}", party=name), functions[0] if functions else self.t("Function:")]
            sides.append(lines if self.is_courtesy else [*lines, self.t("Name, signature, stamp:")])
        return [*blocks, FacingTexts(sides[0], sides[1], signature=not self.is_courtesy)]

    def annexes(self) -> list[Block]:
        """Who was there, the state of progress frozen at its day, the plan."""
        facts, day = self.facts, format_day(self.language, self.facts.shown_day)
        return [
            PageBreak(),
            Heading(f"{self.t('Annex {n}', n=1)}. {self.t('Attendance')}", 2),
            *self._attendance(),
            Heading(f"{self.t('Annex {n}', n=2)}. {self.t('State of progress as of {day}', day=day)}", 2),
            Paragraph(facts.sentence, "lead"),
            Figures(facts.tiles),
            facts.axes,
            *([Paragraph(facts.missing, "quiet")] if facts.missing else []),
            Facts(
                [
                    (self.t("Day of the figures"), day),
                    (self.t("Revision shown"), str(facts.revision)),
                    (self.t("Fingerprint of the figures"), facts.fingerprint),
                ]
            ),
            Heading(f"{self.t('Annex {n}', n=3)}. {self.t('Action plan')}", 2),
            tables.state(self.language, self.facts.state),
        ]

    def _attendance(self) -> list[Block]:
        if self.text.shows_names:
            sides = [
                [self.t("For {party}", party=name), *(names or [self.t("To be completed.")])]
                for name, _, names in self.sides
            ]
        else:
            sides = [
                [self.t("For {party}", party=name), *(functions or [self.t("To be completed.")])]
                for name, functions, _ in self.sides
            ]
        return [FacingTexts(sides[0], sides[1])]
