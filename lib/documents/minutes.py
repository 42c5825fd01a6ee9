"""The joint minutes of two parties of equal rank: what is signed in two originals. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import TypeVar

from lib.documents import minutes_tables as tables
from lib.documents.blocks import (
    Block,
    Bullets,
    Document,
    FacingTexts,
    Facts,
    Figures,
    Heading,
    Letterheads,
    PageBreak,
    Paragraph,
)
from lib.documents.minutes_facts import First, MinutesFacts, Signing, sides
from lib.domain.minutes_text import Agreed, FollowUp, originals
from lib.domain.paper_names import is_written_in
from lib.domain.terms import LanguageClause
from lib.i18n import mark, translate
from lib.i18n.formats import format_day, format_list, format_long_day
from lib.i18n.spelled import spelled_day

__all__ = ["First", "MinutesFacts", "Signing", "joint_minutes"]
Owned = TypeVar("Owned", FollowUp, Agreed)
#: Room to write a day or a place by hand.
TO_WRITE = "……………………"
#: How the closing formula says the languages of the originals.
CLAUSES = {
    LanguageClause.FRENCH: mark("in French"),
    LanguageClause.FRENCH_ARABIC_EQUAL: mark("in French and in Arabic, both texts being equally authentic"),
    LanguageClause.FRENCH_ARABIC_FRENCH_PREVAILS: mark(
        "in French and in Arabic, the French text prevailing in case of divergence"
    ),
}


def joint_minutes(facts: MinutesFacts, first: First = "a") -> Document:
    """The original of one party: that party is named first everywhere, the other faces it with the same rank.

    Until both signed it is marked as a draft on every page. In a language that the parties did not choose for their
    originals it is a courtesy translation, which is neither initialled nor signed.
    """
    paper = _Paper(facts, first)
    blocks = [*paper.head(), *paper.sections(), *paper.end(), *paper.annexes()]
    reference = translate(facts.language, "Joint minutes {reference}", reference=facts.reference).strip()
    if not paper.is_courtesy:
        reference += " – " + translate(facts.language, "original {of_party}", of_party=paper.left.short.of)
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
        is_act=True,
        initials=() if paper.is_courtesy else paper.initials(),
    )


class _Paper:
    """Writes the parts of one original."""

    def __init__(self, facts: MinutesFacts, first: First) -> None:
        self.facts, self.text, self.language = facts, facts.text, facts.language
        self.is_courtesy = facts.language not in originals(facts.clause)
        self.left, self.right = self.sides = sides(facts, first)
        observed = [(p.position_a, p.position_b) for p in self.text.points]
        self.observed = observed if first == "a" else [(y, x) for x, y in observed]

    def t(self, message: str, **values: object) -> str:
        """A message in the language of the paper."""
        return translate(self.language, message, **values)

    def initials(self) -> list[str]:
        """Whose initials every page has room for."""
        return [self.t("Initials {of_party}", of_party=side.short.of) for side in self.sides]

    def head(self) -> list[Block]:
        """The two parties facing each other, the title, place, day and reference."""
        facts = self.facts
        day = spelled_day(self.language, facts.held_on)
        where = [
            self.t("{place}, on {day}", place=facts.names.place(facts.place).first, day=day)
            if facts.place
            else day
        ]
        if facts.reference:
            where.append(self.t("Ref. {reference}", reference=facts.reference))
        if not facts.is_signed:
            where.append(self.t("DRAFT"))
        blocks: list[Block] = [
            Letterheads(self.left.letterhead, self.right.letterhead),
            Paragraph(self.t("Joint minutes"), "title", centred=True),
            *([Paragraph(facts.title, "strong", centred=True)] if facts.title else []),
            Paragraph(
                self.t(
                    "of the working session between {first} and {second}",
                    first=self.left.whole,
                    second=self.right.whole,
                ),
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
            tables.follow_up(self.language, self._owned(self.text.follow_up)),
            *self._points(),
            Heading(f"6. {self.t('Decisions and recommendations')}", 2),
            *tables.decisions(self.language, self._owned(self.text.decisions)),
            *tables.recommendations(
                self.language,
                [
                    replace(row, recipient=self.facts.names.listed(row.recipient))
                    for row in self.text.recommendations
                ],
            ),
            Heading(f"7. {self.t('Action plan and calendar')}", 2),
            *tables.calendar(self.language, self.facts.calendar, self.facts.shown_day),
        ]

    def _owned(self, rows: Sequence[Owned]) -> list[Owned]:
        """Rows whose owners are written as the paper's language has them."""
        return [replace(row, owner=self.facts.names.listed(row.owner)) for row in rows]

    def _framework(self) -> list[Block]:
        facts = self.facts
        day = format_long_day(self.language, facts.held_on)
        met = self.t(
            "A working session was held {at_place}, on {day}, between {first}, on the one hand, and {second}, on the"
            " other hand, hereinafter “the Parties”{chaired}.",
            first=self.left.whole,
            second=self.right.whole,
            at_place=facts.names.place(facts.place).at,
            day=format_list(self.language, [day, *([self.text.hours] if self.text.hours else [])]),
            chaired=self._chaired(),
        )
        return [
            Heading(f"1. {self.t('Framework')}", 2),
            *([Paragraph(self.text.basis)] if self.text.basis else []),
            Paragraph(met),
        ]

    def _chaired(self) -> str:
        """Who presided: the one who is named, else both heads of delegation together; nothing where nobody knows."""
        if self.facts.president:
            president = self.facts.names.function(self.facts.president)
            return self.t(", under the chairmanship {of_whom}", of_whom=president.of)
        one, other = (side.chair for side in self.sides)
        if one is None or other is None:
            return ""
        return self.t(", under the co-chairmanship {of_one} and {of_other}", of_one=one.of, of_other=other.of)

    def _delegations(self) -> list[Block]:
        columns = []
        for side in self.sides:
            lines = [self.t("For {party}", party=side.whole)]
            if side.head is None:
                lines.append(self.t("To be completed."))
            else:
                lines += [self.t("Delegation led by {whom}", whom=side.head), *side.listed[1:]]
            columns.append(lines)
        blocks: list[Block] = [Heading(f"2. {self.t('Delegations')}", 2), FacingTexts(columns[0], columns[1])]
        if self.text.shows_names:
            blocks.append(Paragraph(self.t("The list of names is in annex 1."), "quiet"))
        return blocks

    def _points(self) -> list[Block]:
        blocks: list[Block] = [Heading(f"5. {self.t('Points examined')}", 2)]
        if not self.text.points:
            return [*blocks, Paragraph(self.t("To be completed."), "quiet")]
        for number, (point, said) in enumerate(zip(self.text.points, self.observed, strict=True), 1):
            blocks.append(Heading(f"5.{number} {point.title}", 3))
            if point.finding:
                blocks.append(Paragraph(point.finding))
            if any(said):
                blocks.append(
                    FacingTexts(
                        [self.t("Observation {of_party}", of_party=self.left.short.of), said[0] or "–"],
                        [self.t("Observation {of_party}", of_party=self.right.short.of), said[1] or "–"],
                    )
                )
        return blocks

    def end(self) -> list[Block]:
        """Transmission, next session, closing, the formula and the signatures."""
        text, facts = self.text, self.facts
        # Parties may have nobody to send them to: the section is left out, and those that follow close up.
        sent: list[Block] = [Paragraph(said) for said in (text.transmission, facts.commission) if said]
        number = count(8)
        blocks: list[Block] = [
            *([Heading(f"{next(number)}. {self.t('Transmission')}", 2), *sent] if sent else []),
            Heading(f"{next(number)}. {self.t('Next session')}", 2),
            Paragraph(text.next_meeting or self.t("to be agreed")),
            Heading(f"{next(number)}. {self.t('Closing of the session')}", 2),
            *([Paragraph(text.closing, sticky=True)] if text.closing else []),
            Paragraph(
                self.t(
                    "Done {at_place}, on {day}, in two originals {languages}, each Party keeping one.",
                    at_place=facts.names.place(facts.signing.place).at
                    if facts.signing.place
                    else self.t("at {dots}", dots=TO_WRITE),
                    day=spelled_day(self.language, facts.signing.day) if facts.signing.day else TO_WRITE,
                    languages=self.t(CLAUSES[facts.clause])
                    if facts.clause
                    else self.t("[languages: to be chosen by the Parties]"),
                ),
                sticky=True,
            ),
        ]
        columns = []
        for side in self.sides:
            signer = side.head.bare if side.head else self.t("Function:")
            lines = [self.t("For {party}", party=side.whole), signer]
            columns.append(lines if self.is_courtesy else [*lines, self.t("Name, signature, stamp:")])
        return [*blocks, FacingTexts(columns[0], columns[1], signature=not self.is_courtesy)]

    def annexes(self) -> list[Block]:
        """Who was there, the state of progress frozen at its day, the plan."""
        facts, day = self.facts, format_day(self.language, self.facts.shown_day)
        return [
            PageBreak(),
            Heading(f"{self.t('Annex {n}', n=1)}. {self.t('Attendance')}", 2),
            *self._attendance(),
            Heading(f"{self.t('Annex {n}', n=2)}. {self.t('State of progress as of {day}', day=day)}", 2),
            *([Paragraph(self._other_day())] if facts.shown_day != facts.held_on else []),
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
            *self._as_typed(),
            tables.state(self.language, self.facts.state),
        ]

    def _other_day(self) -> str:
        """Why the figures are not those of the day of the meeting: nobody takes one for the other."""
        return self.t(
            "The figures are those of {day}, and not of {held_on}, the day of the session: {why}.",
            day=format_long_day(self.language, self.facts.shown_day),
            held_on=format_long_day(self.language, self.facts.held_on),
            why=self.facts.shown_why or self.t("[reason to be completed]"),
        )

    def _as_typed(self) -> list[Block]:
        """That titles are in the language in which they were typed, where they are in another script."""
        if all(is_written_in(line.title, self.language) for line in self.facts.state):
            return []
        said = self.t("Titles, deliverables and indicators stand as the plan records them.")
        return [Paragraph(said, "quiet", sticky=True)]

    def _attendance(self) -> list[Block]:
        columns = []
        for side in self.sides:
            present = list(side.people if self.text.shows_names else side.listed)
            columns.append(
                [self.t("For {party}", party=side.whole), *(present or [self.t("To be completed.")])]
            )
        return [FacingTexts(columns[0], columns[1])]
