"""Which figures a paper or a screen carries: their day, revision and fingerprint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from lib.documents.fingerprint import fingerprint
from lib.i18n import Language, translate
from lib.i18n.formats import format_day
from lib.store import reads
from lib.store.reads import AxisFigures, Headline
from lib.store.state import State
from lib.wording.tiles import reserved_words


def figures_mark(state: State) -> str:
    """The fingerprint of the figures shown: the one that every paper about them carries."""
    return mark_of(state, reads.headline(state), reads.axes(state))


def mark_of(state: State, head: Headline, axes: Iterable[AxisFigures]) -> str:
    """The fingerprint of the figures of a state, whose headline and axes were read already."""
    return fingerprint(asdict(head), [asdict(axis) for axis in axes], reads.action_figures(state))


def aside(state: State, *, language: Language) -> str:
    """« hors 1 action réservée »: why these figures are not those that another reader has of the same day and revision."""
    return reserved_words(language, reads.headline(state))


def identity(state: State, *, language: Language) -> str:
    """« Chiffres au 24/11/2026 · Révision 30 · Empreinte … »: what every paper about these figures carries."""
    said = aside(state, language=language)
    return identity_line(language, state.day, state.revision, figures_mark(state), said)


def identity_line(language: Language, day: date, revision: int, mark: str, aside: str = "") -> str:
    """The day, the revision and the fingerprint of some figures, in words, and why they are not those of all."""
    parts = (
        translate(language, "Figures as of {day}", day=format_day(language, day)),
        translate(language, "Revision {number}", number=revision),
        translate(language, "Fingerprint {fingerprint}", fingerprint=mark),
        aside,
    )
    return " · ".join(part for part in parts if part)
