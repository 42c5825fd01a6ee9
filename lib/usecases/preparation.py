"""What is known of an import before it is applied, and what the person says of its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from lib.domain.errors import Invalid
from lib.spreadsheets import report
from lib.spreadsheets.differences.aside import of_archived
from lib.spreadsheets.differences.steps import Placed
from lib.spreadsheets.fixes import Place
from lib.spreadsheets.milestones import Step
from lib.spreadsheets.model import (
    CleanRow,
    CleanTable,
    ColumnQuestion,
    Comparison,
    Decisions,
    Issue,
    Policies,
    Recognition,
    TableKind,
    Workbook,
)
from lib.store.reads import SourceKnown
from lib.usecases.beside import SheetDifferences


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the person says of a file, over what was recognised: its layout, its words, its cells.

    `answers`: (section, word as typed) → status, or name; `cells`: place → text typed instead; `not_these`: columns
    that are not the field that was asked about.
    """

    sheet: str | None = None
    header_row: int | None = None
    columns: Mapping[int, str] | None = None
    kind: TableKind | None = None
    joined: bool = False
    answers: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))
    cells: Mapping[Place, str] = field(default_factory=lambda: MappingProxyType({}))
    decisions: Decisions = field(default_factory=Decisions)
    not_these: frozenset[tuple[int, str]] = frozenset()
    steps_are_actions: bool = False  # rows below an action, else read as its milestones


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything known about an import before it is applied."""

    file: str
    content: bytes
    sha256: str
    workbook: Workbook
    recognition: Recognition
    table: CleanTable
    comparison: Comparison
    plan: str
    revision: int  # the state it was compared with
    today: date  # the day on which it was read
    base: int  # the revision that the file was made from, as far as is known; 0 when it is not
    policies: Policies
    corrections: Corrections
    already: SourceKnown | None  # the standing import of the same bytes
    column_questions: tuple[ColumnQuestion, ...] = ()
    beside: tuple[
        SheetDifferences, ...
    ] = ()  # what it would change beside its table: other sheets of ours, fundings
    fundings: tuple[CleanRow, ...] = ()  # what its rows tell of money from a source
    steps: tuple[Step, ...] = ()  # the milestones that the file holds
    placed: Placed = field(default_factory=lambda: Placed({}, {}))

    @property
    def milestones(self) -> Comparison:
        """What would change in the milestones."""
        return self.placed.comparison

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What there is to say: the file's alarms, what became of it before, then its cells."""
        before = self.already.revision if self.already else None
        beside = (issue for sheet in self.beside for issue in sheet.issues)
        return (
            *self.comparison.alarms,
            *self.milestones.alarms,
            *report.of_import(self.comparison, before),
            *of_archived(self.comparison),
            *self.table.issues,
            *beside,
        )

    @property
    def is_typed(self) -> bool:
        """Whether it comes from cells typed on the screen, and from no file."""
        return self.workbook.format == "typed"

    @property
    def changes_anything(self) -> bool:
        """Whether applying it would write."""
        absent = bool(self.comparison.absent) and self.policies.absent != "keep"
        steps = self.milestones
        absent = absent or (bool(steps.absent) and self.policies.absent == "archive")
        changed = self.comparison.new or self.comparison.changed or steps.new or steps.changed
        return bool(changed) or absent or self.changes_beside > 0

    @property
    def changes_beside(self) -> int:
        """How many rows the other sheets of a workbook of ours would create or change."""
        return sum(sheet.changes for sheet in self.beside)

    def reads_alike(
        self, workbook: Workbook, corrections: Corrections, plan: str, revision: int, today: date
    ) -> bool:
        """Whether the same workbook, so corrected, is read as here: what was decided on differences reads nothing."""
        decided = replace(
            corrections, decisions=self.corrections.decisions, not_these=self.corrections.not_these
        )
        return (
            workbook is self.workbook
            and decided == self.corrections
            and (plan, revision, today) == (self.plan, self.revision, self.today)
        )

    def check_refused(self, leave_refused: bool) -> None:
        """Raises Invalid when rows have an error, and nobody said that they are to be left out."""
        if self.comparison.refused and not leave_refused:
            raise Invalid(
                "rows_refused",
                "Rows with an error: {n}. Correct them, or say that they are to be left out.",
                n=len(self.comparison.refused),
            )

    def answered(self, question: ColumnQuestion, *, yes: bool) -> Corrections:
        """The corrections once a person has said whether a column is the field asked about.

        A field stands for one column: the one that held it before is kept under its own heading.
        """
        if not yes:
            no = (question.column, question.field)
            return replace(self.corrections, not_these=self.corrections.not_these | {no})
        found = self.recognition
        columns = {c: f for c, f in found.columns.items() if f != question.field}
        return replace(
            self.corrections,
            sheet=found.sheet,
            header_row=found.header_row or 0,
            columns={**columns, question.column: question.field},
            kind=found.kind,
            joined=found.joined,
        )
