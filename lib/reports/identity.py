"""Which figures a paper or a screen carries: their day, revision and fingerprint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from lib.documents.fingerprint import fingerprint
from lib.i18n import Language, translate
from lib.i18n.formats import format_day
from lib.store import reads
from lib.store.reads import AxisFigures, Headline
from lib.store.state import State
from lib.wording.tiles import reserved_words


@dataclass(frozen=True, slots=True)
class Identity:
    """What every paper about some figures carries; read once for all of them, whatever their language."""

    day: date
    revision: int
    mark: str
    head: Headline

    def aside(self, language: Language) -> str:
        """« y compris 1 action confidentielle »: why these figures are not those that another reader has of the same day and revision."""
        return reserved_words(language, self.head)

    def line(self, language: Language) -> str:
        """« Chiffres au 24/11/2026 · Révision 30 · Empreinte … », and why they are not those of all."""
        parts = (
            translate(language, "Figures as of {day}", day=format_day(language, self.day)),
            translate(language, "Revision {number}", number=self.revision),
            translate(language, "Fingerprint {fingerprint}", fingerprint=self.mark),
            self.aside(language),
        )
        return " · ".join(part for part in parts if part)


def identity_of(state: State) -> Identity:
    """The identity of the figures of a state."""
    head = reads.headline(state)
    return Identity(state.day, state.revision, mark_of(state, head, reads.axes(state)), head)


def figures_mark(state: State) -> str:
    """The fingerprint of the figures shown: the one that every paper about them carries."""
    return identity_of(state).mark


def mark_of(state: State, head: Headline, axes: Iterable[AxisFigures]) -> str:
    """The fingerprint of the figures of a state, whose headline and axes were read already."""
    return fingerprint(asdict(head), [asdict(axis) for axis in axes], reads.action_figures(state))


def aside(state: State, *, language: Language) -> str:
    """Why the figures of a state are not those that another reader has of the same day and revision."""
    return reserved_words(language, reads.headline(state))


def identity(state: State, *, language: Language) -> str:
    """The line that every paper about the figures of a state carries."""
    return identity_of(state).line(language)
